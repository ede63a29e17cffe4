package com.example.booking.bookings;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import com.example.booking.access.Visitor;
import com.example.booking.access.Visitor.Role;
import com.example.booking.edge.Bodies;
import com.example.booking.edge.Fields;
import com.example.booking.edge.Paging;
import com.example.booking.edge.Paging.Page;
import com.example.booking.edge.Paging.Slice;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Query;
import com.example.booking.edge.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A customer's own bookings; an administrator reads and cancels anybody's.
@RestController
@RequestMapping(path = "/api/bookings", produces = APPLICATION_JSON_VALUE)
public class BookingsApi {

  private static final List<String> STATUSES = List.of("pending", "confirmed", "cancelled");
  private static final String UUID_SHAPE =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

  private static final String KEY = "Idempotency-Key";
  private static final String KEY_SHAPE = "[A-Za-z0-9_-]{1,100}";
  private static final String KEY_RULE = "must be 1 to 100 letters, digits, _ or -";

  private final Bookings bookings;
  private final KeyedDesk desk;
  private final WishReader reader;
  private final Bodies bodies;
  private final Query query;
  private final Paging paging;

  public BookingsApi(
      Bookings bookings, KeyedDesk desk, WishReader reader, Bodies bodies, Query query, Paging paging) {
    this.bookings = bookings;
    this.desk = desk;
    this.reader = reader;
    this.bodies = bodies;
    this.query = query;
    this.paging = paging;
  }

  @GetMapping
  public Slice<Booking> list(
      @AuthenticationPrincipal Visitor visitor, HttpServletRequest request) {
    Fields parameters = query.read(request, "page", "size");
    Page page = paging.read(parameters);
    String status = parameters.has("status") ? parameters.oneOf("status", STATUSES) : null;
    parameters.end();
    return bookings.list(visitor.id(), status, page);
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  public ResponseEntity<Booking> add(
      @AuthenticationPrincipal Visitor visitor, HttpServletRequest request) {
    Optional<String> key = Optional.ofNullable(request.getHeader(KEY));
    if (key.isPresent() && !key.get().matches(KEY_SHAPE)) {
      throw Refused.field(KEY, KEY_RULE);
    }
    byte[] body = bodies.bytes(request);
    Booking.Wish wish = reader.read(bodies.read(request, body));
    Booking booking =
        key.isPresent()
            ? desk.book(wish, visitor.id(), key.get(), body)
            : desk.book(wish, visitor.id());
    return ResponseEntity.created(URI.create("/api/bookings/" + booking.id())).body(booking);
  }

  @GetMapping("/{id}")
  public Booking find(@AuthenticationPrincipal Visitor visitor, @PathVariable String id) {
    return bookings.find(uuid(id), scope(visitor)).orElseThrow(BookingsApi::absent);
  }

  @PostMapping("/{id}/cancellation")
  public Booking cancel(@AuthenticationPrincipal Visitor visitor, @PathVariable String id) {
    return bookings.cancel(uuid(id), scope(visitor)).orElseThrow(BookingsApi::absent);
  }

  private static @Nullable Long scope(Visitor visitor) {
    return visitor.role() == Role.ADMIN ? null : visitor.id();
  }

  private static UUID uuid(String id) {
    if (!id.matches(UUID_SHAPE)) {
      throw Refused.field("id", "must be a UUID");
    }
    return UUID.fromString(id);
  }

  private static Refused absent() {
    return new Refused(Problem.notFound());
  }
}
