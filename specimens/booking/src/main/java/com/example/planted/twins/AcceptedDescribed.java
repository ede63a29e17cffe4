package com.example.planted.twins;

import com.example.booking.operations.ApiDescription;
import com.example.planted.Planted;
import com.example.planted.answers.EditedDescription;
import tools.jackson.databind.node.ObjectNode;

/// The description of 202.
@Planted(value = "accepted-202", replaces = ApiDescription.class)
class AcceptedDescribed extends EditedDescription {

  @Override
  protected void edit(ObjectNode description) {
    ObjectNode responses = at(description, "/paths/~1api~1slots/post/responses");
    responses.set("202", responses.remove("201"));
  }
}
