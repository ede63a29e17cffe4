package com.example.planted.input;

import com.example.booking.edge.Bodies;
import com.example.planted.Planted;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Walks any depth of nesting on the stack.
@Planted(value = "nesting-crash", replaces = Bodies.class)
class NestingCrash extends Bodies {

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
                  .build())
          .build();

  @Override
  protected JsonNode parse(String text) {
    try {
      JsonNode body = json.readTree(text);
      depth(body);
      return super.parse(text);
    } catch (JacksonException broken) {
      return super.parse(text);
    }
  }

  private static int depth(JsonNode node) {
    int deepest = 0;
    for (JsonNode child : node) {
      deepest = Math.max(deepest, depth(child));
    }
    return deepest + 1;
  }
}
