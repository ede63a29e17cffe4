package com.example.booking.bookings;

import com.example.booking.edge.Fields;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The rules for what somebody who books may say; the form and the API share them.
@Component
public class WishReader {

  public static final Pattern POSTCODE = Pattern.compile("[A-Za-z0-9 -]{2,10}");
  public static final String POSTCODE_RULE = "must be 2 to 10 letters, digits, spaces or hyphens";
  public static final List<String> CONTACTS = List.of("email", "phone");

  public Booking.Wish read(Fields fields) {
    var wish =
        new Booking.Wish(
            fields.integer("slotId", 1, 9_007_199_254_740_991L),
            name(fields),
            postcode(fields),
            people(fields),
            contact(fields),
            fields.has("notes") ? notes(fields) : "");
    fields.end();
    return wish;
  }

  protected String name(Fields fields) {
    return fields.text("name", 1, 100);
  }

  protected String postcode(Fields fields) {
    return fields.text("postcode", POSTCODE, POSTCODE_RULE);
  }

  protected int people(Fields fields) {
    return (int) fields.integer("people", 1, 10);
  }

  protected String contact(Fields fields) {
    return fields.oneOf("contact", CONTACTS);
  }

  protected String notes(Fields fields) {
    return fields.text("notes", 0, 500);
  }
}
