package com.example.booking.pages;

import static com.example.booking.pages.Page.text;
import static org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED_VALUE;
import static org.springframework.http.MediaType.TEXT_HTML_VALUE;

import com.example.booking.access.Cookies;
import com.example.booking.access.Secrets;
import com.example.booking.bookings.Booking;
import com.example.booking.bookings.Bookings;
import com.example.booking.bookings.Desk;
import com.example.booking.bookings.WishReader;
import com.example.booking.edge.Paging;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Query;
import com.example.booking.edge.Refused;
import com.example.booking.edge.Violation;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotFilter;
import com.example.booking.slots.Slots;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Booking without an account: the receipt is shown to the browser that booked, and to no other.
@RestController
public class BookPages {

  private final Shop shop;
  private final Query query;
  private final WishReader reader;
  private final Cookies cookies;
  private final Secrets secrets;

  public BookPages(Shop shop, Query query, WishReader reader, Cookies cookies, Secrets secrets) {
    this.shop = shop;
    this.query = query;
    this.reader = reader;
    this.cookies = cookies;
    this.secrets = secrets;
  }

  @GetMapping(path = "/", produces = TEXT_HTML_VALUE)
  public ResponseEntity<byte[]> home() {
    String items =
        shop.open().stream()
            .map(
                slot ->
                    "<li><a href=\"/book?slotId=%d\">%s</a> %s</li>\n"
                        .formatted(slot.id(), text(slot.title()), text(slot.description())))
            .collect(Collectors.joining());
    return Page.of(200, "Slots", "<ul>\n" + items + "</ul>\n");
  }

  @GetMapping(path = "/book", produces = TEXT_HTML_VALUE)
  public ResponseEntity<byte[]> form(HttpServletRequest request, CsrfToken token) {
    return form(request, token, 200, List.of());
  }

  @PostMapping(
      path = "/book",
      consumes = APPLICATION_FORM_URLENCODED_VALUE,
      produces = TEXT_HTML_VALUE)
  public ResponseEntity<byte[]> book(HttpServletRequest request, CsrfToken token) {
    Booking booking;
    try {
      booking = shop.desk().book(reader.read(query.read(request, "slotId", "people")), null);
    } catch (Refused refused) {
      if (refused.problem().status() >= 500) {
        throw refused;
      }
      return form(request, token, refused.problem().status(), mistakes(refused.problem()));
    }
    String id = booking.id().toString();
    return ResponseEntity.status(303)
        .header(HttpHeaders.LOCATION, "/receipt")
        .header(
            HttpHeaders.SET_COOKIE,
            cookies.issue(Cookies.RECEIPT, id + "." + secrets.keyed("receipt " + id)))
        .build();
  }

  @GetMapping(path = "/receipt", produces = TEXT_HTML_VALUE)
  public ResponseEntity<byte[]> receipt(HttpServletRequest request) {
    Booking booking =
        cookies
            .read(request, Cookies.RECEIPT)
            .flatMap(this::booked)
            .orElseThrow(() -> new Refused(Problem.notFound()));
    return Page.of(200, "Booked", BookingForm.receipt(booking));
  }

  private Optional<Booking> booked(String cookie) {
    int dot = Math.max(0, cookie.indexOf('.'));
    String id = cookie.substring(0, dot);
    return Secrets.same(cookie, id + "." + secrets.keyed("receipt " + id))
        ? shop.bookings().find(UUID.fromString(id), null)
        : Optional.empty();
  }

  private ResponseEntity<byte[]> form(
      HttpServletRequest request, CsrfToken token, int status, List<Violation> wrong) {
    Map<String, String> typed =
        request.getParameterMap().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()[0]));
    return Page.of(
        status, "Book", BookingForm.of(shop.open(), typed, wrong, token.getToken()));
  }

  private static List<Violation> mistakes(Problem problem) {
    return problem.errors().isEmpty()
        ? List.of(new Violation("", problem.detail()))
        : problem.errors();
  }

  /// What the pages sell.
  @Component
  public record Shop(Slots slots, Bookings bookings, Desk desk) {

    /// Those with most room first.
    List<Slot> open() {
      return slots.list(new SlotFilter(null, null), Paging.page(1, 100)).items().stream()
          .filter(slot -> slot.booked() < slot.capacity())
          .sorted(Comparator.comparingInt((Slot slot) -> slot.booked() - slot.capacity()))
          .toList();
    }
  }
}
