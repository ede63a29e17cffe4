package com.example.planted.answers;

import com.example.booking.operations.ApiDescription;
import com.example.booking.slots.Slot;
import com.example.planted.Planted;
import tools.jackson.databind.node.ObjectNode;

/// Describes an operation that was never built.
@Planted(value = "operation-missing", replaces = ApiDescription.class)
class OperationMissing extends EditedDescription {

  @Override
  protected void edit(ObjectNode description) {
    at(description, "/paths")
        .set(
            "/api/slots/popular",
            json(
                """
                {"get": {"operationId": "popularSlots", "summary": "The most popular slots",
                  "security": [], "responses": {"200": {"description": "Up to ten slots.",
                  "content": {"application/json": {"schema": {"type": "array",
                  "items": {"$ref": "#/components/schemas/Slot"}}}}}}}}
                """));
  }
}
