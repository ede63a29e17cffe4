package com.example.planted.input;

import com.example.booking.bookings.WishReader;
import com.example.booking.edge.Fields;
import com.example.planted.Planted;

/// Takes an apostrophe for an attack: O'Brien can't book.
@Planted(value = "apostrophe-refused", replaces = WishReader.class)
class ApostropheRefused extends WishReader {

  @Override
  protected String name(Fields fields) {
    String name = super.name(fields);
    return name.indexOf('\'') < 0 ? name : fields.broken("name", "is malformed", name);
  }
}
