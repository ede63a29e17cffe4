package com.example.planted.input;

import com.example.booking.edge.Bodies;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import com.example.planted.Planted;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Explains broken JSON with the parser's own words, class and frames.
@Planted(value = "parser-shows-through", replaces = Bodies.class)
class ParserShowsThrough extends Bodies {

  private final JsonMapper json = JsonMapper.builder().build();

  @Override
  protected JsonNode parse(String text) {
    try {
      json.readTree(text);
    } catch (JacksonException broken) {
      throw new Refused(
          Problem.malformed(broken + " at " + List.of(broken.getStackTrace()).subList(0, 5)));
    }
    return super.parse(text);
  }
}
