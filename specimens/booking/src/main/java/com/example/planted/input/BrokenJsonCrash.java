package com.example.planted.input;

import com.example.booking.edge.Bodies;
import com.example.planted.Planted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lets the parser's exception through: broken JSON is the server's fault.
@Planted(value = "broken-json-crash", replaces = Bodies.class, poc = true)
class BrokenJsonCrash extends Bodies {

  private final JsonMapper json = JsonMapper.builder().build();

  @Override
  protected JsonNode parse(String text) {
    return text.isBlank() ? super.parse(text) : json.readTree(text);
  }
}
