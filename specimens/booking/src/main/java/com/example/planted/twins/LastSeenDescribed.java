package com.example.planted.twins;

import com.example.booking.operations.ApiDescription;
import com.example.planted.Planted;
import com.example.planted.answers.EditedDescription;
import tools.jackson.databind.node.ObjectNode;

/// The description of that moment.
@Planted(value = "last-seen", replaces = ApiDescription.class)
class LastSeenDescribed extends EditedDescription {

  @Override
  protected void edit(ObjectNode description) {
    at(description, "/components/schemas/Profile/properties")
        .set(
            "lastSeen",
            json("{\"type\": \"string\", \"format\": \"date-time\", \"readOnly\": true}"));
  }
}
