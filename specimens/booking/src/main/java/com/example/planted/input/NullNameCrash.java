package com.example.planted.input;

import com.example.booking.customers.ProfileReader;
import com.example.booking.edge.Fields;
import com.example.planted.Planted;
import tools.jackson.databind.JsonNode;

/// Forgets that JSON has null: a required name that is null ends in a NullPointerException.
@Planted(value = "null-name-crash", replaces = ProfileReader.class)
class NullNameCrash extends ProfileReader {

  @Override
  @SuppressWarnings("NullAway") // the defect
  protected String displayName(Fields fields) {
    JsonNode value = fields.value("displayName");
    String text = value != null && value.isNull() ? null : super.displayName(fields);
    return text.strip();
  }
}
