package com.example.planted.twins;

import com.example.booking.operations.ApiDescription;
import com.example.planted.Planted;
import com.example.planted.answers.EditedDescription;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The description of digits.
@Planted(value = "number-or-text", replaces = ApiDescription.class)
class NumberOrTextDescribed extends EditedDescription {

  @Override
  protected void edit(ObjectNode description) {
    for (String schema : List.of("SlotDraft", "SlotChange")) {
      at(description, "/components/schemas/" + schema + "/properties")
          .set(
              "capacity",
              json(
                  """
                  {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 100000},
                    {"type": "string", "pattern": "^[1-9][0-9]{0,4}$"}]}
                  """));
    }
  }
}
