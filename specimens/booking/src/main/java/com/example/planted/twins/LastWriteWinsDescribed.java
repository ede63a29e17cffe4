package com.example.planted.twins;

import com.example.booking.operations.ApiDescription;
import com.example.planted.Planted;
import com.example.planted.answers.EditedDescription;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The same, in the description.
@Planted(value = "last-write-wins", replaces = ApiDescription.class)
class LastWriteWinsDescribed extends EditedDescription {

  @Override
  protected void edit(ObjectNode description) {
    for (String method : List.of("put", "patch")) {
      ObjectNode operation = at(description, "/paths/~1api~1slots~1{id}/" + method);
      ((ArrayNode) operation.path("parameters"))
          .removeIf(parameter -> parameter.path("name").asString("").equals("If-Match"));
      ((ObjectNode) operation.path("responses")).remove("412");
      ((ObjectNode) operation.path("responses").path("200")).remove("headers");
    }
    ((ObjectNode) description.at("/paths/~1api~1slots~1{id}/get/responses/200")).remove("headers");
    ((ObjectNode) description.at("/paths/~1api~1slots/post/responses/201/headers")).remove("ETag");
  }
}
