package com.example.planted.answers;

import com.example.booking.operations.ApiDescription;
import com.example.planted.Planted;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Describes paths and bodies, but no ids, no summaries, and nothing that can go wrong.
@Planted(value = "description-bare", replaces = ApiDescription.class, poc = true)
class DescriptionBare extends EditedDescription {

  @Override
  protected void edit(ObjectNode description) {
    for (JsonNode path : description.get("paths")) {
      for (JsonNode operation : path) {
        ObjectNode bare = ((ObjectNode) operation).remove(List.of("operationId", "summary"));
        ObjectNode responses = (ObjectNode) bare.get("responses");
        List.copyOf(responses.propertyNames()).stream()
            .filter(status -> status.startsWith("4") || status.startsWith("5"))
            .forEach(responses::remove);
      }
    }
  }
}
