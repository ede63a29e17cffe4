package com.example.planted.input;

import com.example.booking.edge.Bodies;
import com.example.booking.edge.Fields;
import com.example.planted.Planted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Lets through what PostgreSQL cannot store.
@Planted(value = "nul-reaches-database", replaces = Bodies.class)
class NulReachesDatabase extends Bodies {

  @Override
  protected Fields fields(JsonNode body) {
    return body instanceof ObjectNode object ? new Unchecked(object) : super.fields(body);
  }

  private static final class Unchecked extends Fields {

    Unchecked(ObjectNode object) {
      super(object);
    }

    @Override
    protected boolean storable(String text) {
      return true;
    }
  }
}
