package com.example.planted.twins;

import com.example.booking.operations.ApiDescription;
import com.example.planted.Planted;
import com.example.planted.answers.EditedDescription;
import tools.jackson.databind.node.ObjectNode;

/// The description of the counter.
@Planted(value = "view-counter", replaces = ApiDescription.class)
class ViewsDescribed extends EditedDescription {

  @Override
  protected void edit(ObjectNode description) {
    at(description, "/components/schemas/Slot/properties")
        .set("views", json("{\"type\": \"integer\", \"minimum\": 1, \"readOnly\": true}"));
  }
}
