package dev.prodproof.experiments.description;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The small pieces of a Swagger 2.0 document that OpenAPI 3 writes in another way.
final class SwaggerPieces {
  /// What of a parameter, form field or header isn't a keyword of its schema.
  private static final Set<String> OUTSIDE =
      Set.of("name", "in", "required", "description", "collectionFormat", "allowEmptyValue");

  private SwaggerPieces() {}

  /// The schema that stands inside a parameter.
  static ObjectNode inline(JsonNode holder) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    for (var entry : holder.properties()) {
      if (!OUTSIDE.contains(entry.getKey()) && !entry.getKey().startsWith("x-ex")) {
        schema.set(entry.getKey(), entry.getValue());
      }
    }
    return schema;
  }

  static ObjectNode schemes(JsonNode definitions) {
    ObjectNode schemes = JsonNodeFactory.instance.objectNode();
    for (var entry : definitions.properties()) {
      JsonNode written = entry.getValue();
      if (!written.isObject()) {
        continue;
      }
      ObjectNode scheme = schemes.putObject(entry.getKey());
      scheme.setAll((ObjectNode) written);
      if (written.path("type").asString("").equals("basic")) {
        scheme.put("type", "http").put("scheme", "basic");
      }
    }
    return schemes;
  }
}
