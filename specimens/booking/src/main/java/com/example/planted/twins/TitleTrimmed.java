package com.example.planted.twins;

import com.example.booking.edge.Fields;
import com.example.booking.slots.SlotReader;
import com.example.planted.Planted;

/// Takes white space off both ends of a title.
@Planted(value = "title-trimmed", replaces = SlotReader.class)
class TitleTrimmed extends SlotReader {

  @Override
  protected String title(Fields fields) {
    String title = super.title(fields);
    return title.isBlank() ? title : title.strip();
  }
}
