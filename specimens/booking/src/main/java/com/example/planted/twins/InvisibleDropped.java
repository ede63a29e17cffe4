package com.example.planted.twins;

import com.example.booking.edge.Fields;
import com.example.booking.slots.SlotReader;
import com.example.planted.Planted;

/// Drops characters that nobody sees from a title.
@Planted(value = "invisible-dropped", replaces = SlotReader.class)
class InvisibleDropped extends SlotReader {

  @Override
  protected String title(Fields fields) {
    String title = super.title(fields);
    String seen = title.replaceAll("[\\u200B\\u2060\\uFEFF]", "");
    return seen.isEmpty() ? title : seen;
  }
}
