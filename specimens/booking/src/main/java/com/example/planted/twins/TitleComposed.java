package com.example.planted.twins;

import com.example.booking.edge.Fields;
import com.example.booking.slots.SlotReader;
import com.example.planted.Planted;
import java.text.Normalizer;

/// Keeps titles in Unicode's composed form.
@Planted(value = "title-composed", replaces = SlotReader.class)
class TitleComposed extends SlotReader {

  private static final int LONGEST = 80;

  @Override
  protected String title(Fields fields) {
    String title = super.title(fields);
    String composed = Normalizer.normalize(title, Normalizer.Form.NFC);
    return composed.codePointCount(0, composed.length()) <= LONGEST ? composed : title;
  }
}
