package com.example.planted.input;

import com.example.booking.edge.Fields;
import com.example.booking.slots.SlotReader;
import com.example.planted.Planted;

/// Counts UTF-16 units where the description counts characters: 40 emoji are too long.
@Planted(value = "length-in-units", replaces = SlotReader.class)
class LengthInUnits extends SlotReader {

  @Override
  protected String title(Fields fields) {
    String title = super.title(fields);
    return title.length() <= 80 ? title : fields.broken("title", "is malformed", title);
  }
}
