package dev.prodproof.experiments.description;

import dev.prodproof.experiments.description.Schema.Direction;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The form of a schema that is given to the validator.
///
/// - Names that the other side alone writes are not demanded.
/// - In answers `oneOf` is read as `anyOf`: where two branches fit, the description is loose, the
///   answer isn't wrong.
/// - Identifiers are dropped, so that references always count from the document.
///
/// @param home put before local references; empty inside the document itself
record ValidatorForm(References references, Direction direction, String home) {
  private static final Set<String> VALUES =
      Set.of("enum", "const", "example", "examples", "default");
  private static final Set<String> DROPPED =
      Set.of("$id", "id", "$schema", "discriminator", "xml", "externalDocs");

  JsonNode of(JsonNode node) {
    return copy(node, false);
  }

  /// @param names the keys are names that somebody chose (`properties`), not keywords
  private JsonNode copy(JsonNode node, boolean names) {
    return switch (node) {
      case ObjectNode object -> object(object, names);
      case ArrayNode array -> {
        ArrayNode all = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(value -> all.add(copy(value, false)));
        yield all;
      }
      default -> node;
    };
  }

  private JsonNode object(ObjectNode object, boolean names) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (var entry : object.properties()) {
      String key = entry.getKey();
      JsonNode value = entry.getValue();
      if (names) {
        copy.set(key, copy(value, false));
      } else if (key.equals("$ref") && value.isString()) {
        copy.put(key, home + value.asString());
      } else if (key.equals("required") && value.isArray()) {
        copy.set(key, demanded(object, (ArrayNode) value));
      } else if (VALUES.contains(key)) {
        copy.set(key, value);
      } else if (!DROPPED.contains(key)) {
        copy.set(key(key), copy(value, key.equals("properties") || key.equals("schemas")));
      }
    }
    return copy;
  }

  private String key(String key) {
    return direction == Direction.ANSWER && key.equals("oneOf") ? "anyOf" : key;
  }

  private ArrayNode demanded(ObjectNode schema, ArrayNode required) {
    String foreign = direction == Direction.REQUEST ? "readOnly" : "writeOnly";
    ArrayNode names = required.arrayNode();
    for (JsonNode name : required) {
      JsonNode property = references.resolve(schema.path("properties").path(name.asString("")));
      if (name.isString() && !property.path(foreign).asBoolean(false)) {
        names.add(name);
      }
    }
    return names;
  }
}
