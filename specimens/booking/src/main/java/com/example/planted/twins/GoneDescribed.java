package com.example.planted.twins;

import com.example.booking.operations.ApiDescription;
import com.example.planted.Planted;
import com.example.planted.answers.EditedDescription;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The description of 410.
@Planted(value = "gone-for-deleted", replaces = ApiDescription.class)
class GoneDescribed extends EditedDescription {

  @Override
  protected void edit(ObjectNode description) {
    for (String method : List.of("get", "put", "patch", "delete")) {
      at(description, "/paths/~1api~1slots~1{id}/" + method + "/responses")
          .set("410", json("{\"$ref\": \"#/components/responses/NotFound\"}"));
    }
  }
}
