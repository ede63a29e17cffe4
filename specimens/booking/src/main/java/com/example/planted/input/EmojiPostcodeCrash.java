package com.example.planted.input;

import com.example.booking.bookings.WishReader;
import com.example.booking.edge.Fields;
import com.example.planted.Planted;
import tools.jackson.databind.JsonNode;

/// Looks each character of a postcode up in a table that has room for ASCII.
@Planted(value = "emoji-postcode-crash", replaces = WishReader.class, poc = true)
class EmojiPostcodeCrash extends WishReader {

  private static final int ASCII = 128;

  @Override
  protected String postcode(Fields fields) {
    JsonNode value = fields.value("postcode");
    if (value != null && value.isString()) {
      int[] seen = new int[ASCII];
      value.stringValue().chars().forEach(character -> seen[character]++);
    }
    return super.postcode(fields);
  }
}
