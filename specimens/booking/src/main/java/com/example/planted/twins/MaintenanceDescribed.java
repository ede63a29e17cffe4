package com.example.planted.twins;

import com.example.booking.operations.ApiDescription;
import com.example.planted.Planted;
import com.example.planted.answers.EditedDescription;
import tools.jackson.databind.node.ObjectNode;

/// The description of what isn't available.
@Planted(value = "maintenance-503", replaces = ApiDescription.class)
class MaintenanceDescribed extends EditedDescription {

  @Override
  protected void edit(ObjectNode description) {
    at(description, "/paths")
        .set(
            "/api/reports",
            json(
                """
                {"get": {"operationId": "readReports", "summary": "Reports; under maintenance",
                  "security": [{"bearer": []}], "responses": {
                  "200": {"description": "The reports.", "content": {"application/json":
                    {"schema": {"type": "object"}}}},
                  "400": {"$ref": "#/components/responses/Invalid"},
                  "401": {"$ref": "#/components/responses/NotLoggedIn"},
                  "406": {"$ref": "#/components/responses/NotAcceptable"},
                  "503": {"$ref": "#/components/responses/NotAvailable"}}}}
                """));
  }
}
