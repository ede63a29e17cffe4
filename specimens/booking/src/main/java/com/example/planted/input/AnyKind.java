package com.example.planted.input;

import com.example.booking.edge.Fields;
import com.example.booking.slots.SlotReader;
import com.example.planted.Planted;

/// Takes any word for a kind of slot.
@Planted(value = "any-kind", replaces = SlotReader.class)
class AnyKind extends SlotReader {

  @Override
  protected String kind(Fields fields) {
    return fields.text("kind", 0, 10);
  }
}
