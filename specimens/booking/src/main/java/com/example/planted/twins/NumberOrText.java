package com.example.planted.twins;

import com.example.booking.edge.Fields;
import com.example.booking.slots.SlotReader;
import com.example.planted.Planted;
import tools.jackson.databind.JsonNode;

/// Takes a capacity as a number or as digits, and says so.
@Planted(value = "number-or-text", replaces = SlotReader.class)
class NumberOrText extends SlotReader {

  @Override
  protected int capacity(Fields fields) {
    JsonNode value = fields.value("capacity");
    return value != null && value.isString() && value.stringValue().matches("[1-9][0-9]{0,4}")
        ? Integer.parseInt(value.stringValue())
        : super.capacity(fields);
  }
}
