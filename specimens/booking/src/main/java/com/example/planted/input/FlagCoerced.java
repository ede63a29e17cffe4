package com.example.planted.input;

import com.example.booking.customers.ProfileReader;
import com.example.booking.edge.Fields;
import com.example.planted.Planted;
import tools.jackson.databind.JsonNode;

/// Makes a truth value of anything: "banana" is false, 1 is, too.
@Planted(value = "flag-coerced", replaces = ProfileReader.class)
class FlagCoerced extends ProfileReader {

  @Override
  protected boolean newsletter(Fields fields) {
    JsonNode value = fields.has("newsletter") ? fields.value("newsletter") : null;
    return value != null && Boolean.parseBoolean(value.asString(""));
  }
}
