package com.example.planted.input;

import com.example.booking.edge.Bodies;
import com.example.booking.edge.Fields;
import com.example.planted.Planted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes fields that the description closes out.
@Planted(value = "extra-fields-taken", replaces = Bodies.class)
class ExtraFieldsTaken extends Bodies {

  @Override
  protected Fields fields(JsonNode body) {
    if (body instanceof ObjectNode object) {
      return new Fields(object) {
        @Override
        public void end() {
          object.propertyNames().forEach(this::has);
          super.end();
        }
      };
    }
    return super.fields(body);
  }
}
