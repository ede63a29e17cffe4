package com.example.booking.slots;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

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
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Everybody reads slots; administrators write them (see the access rules).
@RestController
@RequestMapping(path = "/api/slots", produces = APPLICATION_JSON_VALUE)
public class SlotsApi {

  protected final Slots slots;
  protected final SlotReader reader;
  protected final Bodies bodies;
  private final Query query;
  private final Paging paging;
  private final SlotTags tags = new SlotTags();

  public SlotsApi(Slots slots, SlotReader reader, Bodies bodies, Query query, Paging paging) {
    this.slots = slots;
    this.reader = reader;
    this.bodies = bodies;
    this.query = query;
    this.paging = paging;
  }

  @GetMapping
  public Slice<Slot> list(HttpServletRequest request) {
    Fields parameters = query.read(request, "page", "size");
    Page page = paging.read(parameters);
    SlotFilter filter = SlotFilter.read(parameters);
    parameters.end();
    return slots.list(filter, page);
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  public ResponseEntity<Slot> add(HttpServletRequest request) {
    Slot slot = slots.add(reader.read(bodies.read(request)));
    return ResponseEntity.created(URI.create("/api/slots/" + slot.id())).body(slot);
  }

  @GetMapping("/{id}")
  public Slot find(@PathVariable String id) {
    return slots.find(Query.id(id)).orElseThrow(SlotsApi::absent);
  }

  @PutMapping(path = "/{id}", consumes = APPLICATION_JSON_VALUE)
  public Slot replace(@PathVariable String id, HttpServletRequest request) {
    long number = Query.id(id);
    Slot.Draft draft = reader.read(bodies.read(request));
    return changed(number, request, _ -> draft);
  }

  @PatchMapping(path = "/{id}", consumes = APPLICATION_JSON_VALUE)
  public Slot change(@PathVariable String id, HttpServletRequest request) {
    long number = Query.id(id);
    Fields fields = bodies.read(request);
    return changed(number, request, before -> reader.change(fields, before.draft()));
  }

  /// Only the state that the client names, where it names one.
  protected Slot changed(
      long number, HttpServletRequest request, Function<Slot, Slot.Draft> change) {
    String wanted = request.getHeader(HttpHeaders.IF_MATCH);
    return slots
        .change(
            number,
            before -> {
              tags.require(wanted, before);
              return change.apply(before);
            })
        .orElseThrow(SlotsApi::absent);
  }

  @DeleteMapping("/{id}")
  public ResponseEntity<Void> remove(@PathVariable String id) {
    if (!slots.remove(Query.id(id))) {
      throw absent();
    }
    return ResponseEntity.noContent().build();
  }

  protected static Refused absent() {
    return new Refused(Problem.notFound());
  }
}
