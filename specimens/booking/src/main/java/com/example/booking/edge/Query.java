package com.example.booking.edge;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns query and form parameters into [Fields], so that the same rules read them.
///
/// Digits become numbers where the caller expects a number; everything else stays text.
@Component
public class Query {

  private static final String FORM_TOKEN = "_csrf";

  public Fields read(HttpServletRequest request, String... numbers) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (values.length > 1) {
                throw Refused.field(Fields.shown(name), "must be given once");
              }
              if (!name.equals(FORM_TOKEN)) {
                put(object, name, values[0], java.util.List.of(numbers).contains(name));
              }
            });
    return fields(object);
  }

  protected Fields fields(ObjectNode object) {
    return new Fields(object);
  }

  private static void put(ObjectNode object, String name, String value, boolean number) {
    if (value.indexOf('\uFFFD') >= 0) {
      throw Refused.field(Fields.shown(name), "must be valid UTF-8");
    }
    if (number && value.matches("-?[0-9]{1,18}")) {
      object.put(name, Long.parseLong(value));
    } else {
      object.put(name, value);
    }
  }

  /// The positive integer that a path names, at most 2^53 - 1.
  public static long id(String text) {
    if (!text.matches("[1-9][0-9]{0,15}") || Long.parseLong(text) > 9_007_199_254_740_991L) {
      throw Refused.field("id", "must be an integer from 1 to 9007199254740991");
    }
    return Long.parseLong(text);
  }
}
