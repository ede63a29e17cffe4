package com.example.planted.twins;

import com.example.booking.bookings.WishReader;
import com.example.booking.edge.Fields;
import com.example.planted.Planted;
import tools.jackson.databind.JsonNode;

/// Repeats what was typed when it refuses it.
@Planted(value = "echoes-input", replaces = WishReader.class)
class EchoesInput extends WishReader {

  @Override
  protected String postcode(Fields fields) {
    JsonNode value = fields.value("postcode");
    if (value == null || !value.isString() || POSTCODE.matcher(value.stringValue()).matches()) {
      return super.postcode(fields);
    }
    String typed = value.stringValue();
    String shown =
        typed.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)
            ? "This"
            : "\"" + typed + "\"";
    return fields.broken("postcode", shown + " is no postcode: it " + POSTCODE_RULE, "");
  }
}
