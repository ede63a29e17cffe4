package com.example.planted.answers;

import com.example.booking.operations.ApiDescription;
import com.example.planted.Planted;
import tools.jackson.databind.node.ObjectNode;

/// A description that refers to schemas it doesn't hold and misspells a type.
@Planted(value = "description-invalid", replaces = ApiDescription.class)
class DescriptionInvalid extends EditedDescription {

  @Override
  protected void edit(ObjectNode description) {
    at(description, "/components/schemas").remove("SlotDraft");
    at(description, "/components/schemas/Slot/properties/minutes").put("type", "int");
    at(description, "/paths/~1api~1slots/get").remove("responses");
  }
}
