package com.example.planted.answers;

import com.example.booking.operations.ApiDescription;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An API description with changes.
public abstract class EditedDescription extends ApiDescription {

  private final JsonMapper json = JsonMapper.builder().build();

  @Override
  protected byte[] text(byte[] committed) {
    ObjectNode description = (ObjectNode) json.readTree(committed);
    edit(description);
    return json.writeValueAsBytes(description);
  }

  protected abstract void edit(ObjectNode description);

  protected static ObjectNode at(ObjectNode description, String pointer) {
    return (ObjectNode) description.at(pointer);
  }

  /// A schema in JSON.
  protected final JsonNode json(String text) {
    return json.readTree(text);
  }
}
