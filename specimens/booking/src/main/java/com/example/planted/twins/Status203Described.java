package com.example.planted.twins;

import com.example.booking.operations.ApiDescription;
import com.example.planted.Planted;
import com.example.planted.answers.EditedDescription;
import tools.jackson.databind.node.ObjectNode;

/// The description of the unusual status.
@Planted(value = "status-203", replaces = ApiDescription.class)
class Status203Described extends EditedDescription {

  @Override
  protected void edit(ObjectNode description) {
    ObjectNode responses = at(description, "/paths/~1api~1customers~1me/put/responses");
    responses.set("203", responses.remove("200"));
  }
}
