package com.example.booking.pages;

import static com.example.booking.pages.Page.text;

import com.example.booking.bookings.Booking;
import com.example.booking.edge.Violation;
import com.example.booking.slots.Slot;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The form that books a slot, with what was typed before and what was wrong with it.
final class BookingForm {

  private BookingForm() {}

  static String of(
      List<Slot> slots, Map<String, String> typed, List<Violation> wrong, String token) {
    String options =
        slots.stream()
            .map(slot -> option(slot, typed.getOrDefault("slotId", "")))
            .collect(Collectors.joining());
    return mistakes(wrong)
        + """
        <form method="post" action="/book" accept-charset="utf-8">
        <input type="hidden" name="_csrf" value="%s">
        <label>Slot <select name="slotId" required>
        %s</select></label>
        <label>Name <input name="name" required maxlength="100" value="%s"></label>
        <label>Postcode <input name="postcode" required maxlength="10"
          pattern="[A-Za-z0-9 \\-]{2,10}" value="%s"></label>
        <label>People <input type="number" name="people" min="1" max="10" required value="%s"></label>
        <fieldset><legend>Reach me by</legend>
        <label><input type="radio" name="contact" value="email" required checked> e-mail</label>
        <label><input type="radio" name="contact" value="phone"> phone</label>
        </fieldset>
        <label>Notes <textarea name="notes" maxlength="500">%s</textarea></label>
        <button>Book</button>
        </form>
        """
            .formatted(
                text(token),
                options,
                text(typed.getOrDefault("name", "")),
                text(typed.getOrDefault("postcode", "")),
                text(typed.getOrDefault("people", "1")),
                text(typed.getOrDefault("notes", "")));
  }

  static String receipt(Booking booking) {
    return """
    <dl>
    <dt>Name</dt><dd>%s</dd>
    <dt>Postcode</dt><dd>%s</dd>
    <dt>People</dt><dd>%d</dd>
    <dt>Reached by</dt><dd>%s</dd>
    <dt>Notes</dt><dd>%s</dd>
    <dt>Status</dt><dd>%s</dd>
    </dl>
    """
        .formatted(
            text(booking.name()),
            text(booking.postcode()),
            booking.people(),
            text(booking.contact()),
            text(booking.notes()),
            text(booking.status()));
  }

  static String mistakes(List<Violation> wrong) {
    return wrong.isEmpty()
        ? ""
        : wrong.stream()
            .map(each -> "<li>" + text(each.field()) + " " + text(each.rule()) + "</li>\n")
            .collect(Collectors.joining("", "<ul role=\"alert\">\n", "</ul>\n"));
  }

  private static String option(Slot slot, String chosen) {
    String id = Long.toString(slot.id());
    return "<option value=\"%s\"%s>%s</option>\n"
        .formatted(id, id.equals(chosen) ? " selected" : "", text(slot.title()));
  }
}
