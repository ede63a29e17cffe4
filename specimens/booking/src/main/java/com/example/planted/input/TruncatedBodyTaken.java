package com.example.planted.input;

import com.example.booking.edge.Bodies;
import com.example.booking.edge.Refused;
import com.example.planted.Planted;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Repairs a body that ends early, and serves half of what was meant.
@Planted(value = "truncated-body-taken", replaces = Bodies.class)
class TruncatedBodyTaken extends Bodies {

  @Override
  protected JsonNode parse(String text) {
    for (String end : List.of("}", "\"}", "]}", "\"]}", ":0}", "0}")) {
      try {
        return super.parse(text + (text.stripTrailing().endsWith("}") ? "" : end));
      } catch (Refused notYet) {
        continue;
      }
    }
    return super.parse(text);
  }
}
