package com.example.booking.slots;

import com.example.booking.edge.Fields;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// The rules for a slot's fields, as the API description states them.
@Component
public class SlotReader {

  public static final List<String> KINDS = List.of("concert", "haircut", "lesson");

  /// A whole slot: what is left out and optional has its default.
  public Slot.Draft read(Fields fields) {
    var draft =
        new Slot.Draft(
            title(fields),
            or(fields, "description", () -> description(fields), ""),
            kind(fields),
            startsAt(fields),
            minutes(fields),
            capacity(fields),
            pricePence(fields),
            or(fields, "tags", () -> tags(fields), List.of()));
    fields.end();
    return draft;
  }

  /// A change: what is left out stays as it is.
  public Slot.Draft change(Fields fields, Slot.Draft before) {
    var draft =
        new Slot.Draft(
            or(fields, "title", () -> title(fields), before.title()),
            or(fields, "description", () -> description(fields), before.description()),
            or(fields, "kind", () -> kind(fields), before.kind()),
            or(fields, "startsAt", () -> startsAt(fields), before.startsAt()),
            or(fields, "minutes", () -> minutes(fields), before.minutes()),
            or(fields, "capacity", () -> capacity(fields), before.capacity()),
            or(fields, "pricePence", () -> pricePence(fields), before.pricePence()),
            or(fields, "tags", () -> tags(fields), before.tags()));
    fields.end();
    return draft;
  }

  protected String title(Fields fields) {
    return fields.text("title", 1, 80);
  }

  protected String description(Fields fields) {
    return fields.text("description", 0, 1000);
  }

  protected String kind(Fields fields) {
    return fields.oneOf("kind", KINDS);
  }

  protected OffsetDateTime startsAt(Fields fields) {
    return fields.moment("startsAt");
  }

  protected int minutes(Fields fields) {
    return (int) fields.integer("minutes", 5, 480);
  }

  protected int capacity(Fields fields) {
    return (int) fields.integer("capacity", 1, 100_000);
  }

  protected int pricePence(Fields fields) {
    return (int) fields.integer("pricePence", 0, 1_000_000);
  }

  protected List<String> tags(Fields fields) {
    return fields.texts("tags", 5, 20);
  }

  protected static <T> T or(Fields fields, String name, Supplier<T> there, T otherwise) {
    return fields.has(name) ? there.get() : otherwise;
  }
}
