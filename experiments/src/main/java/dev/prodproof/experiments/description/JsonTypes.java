package dev.prodproof.experiments.description;

import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The names that JSON Schema has for types, `null` among them.
final class JsonTypes {
  private JsonTypes() {}

  /// What the schema names, or else what its other keywords only make sense for.
  static Set<String> named(JsonNode schema) {
    var types = new LinkedHashSet<String>();
    JsonNode type = schema.path("type");
    if (type.isString()) {
      types.add(type.asString());
    }
    type.forEach(name -> types.add(name.asString("")));
    return types.isEmpty() ? guessed(schema) : types;
  }

  private static Set<String> guessed(JsonNode schema) {
    var types = new LinkedHashSet<String>();
    if (schema.has("properties") || schema.has("additionalProperties")) {
      types.add("object");
    } else if (schema.has("items") || schema.has("prefixItems")) {
      types.add("array");
    } else {
      schema.path("enum").forEach(value -> types.add(of(value)));
      if (schema.has("const")) {
        types.add(of(schema.path("const")));
      }
    }
    return types;
  }

  /// The schema allows nothing but `null`.
  static boolean isNull(JsonNode schema) {
    return schema.path("type").asString("").equals("null");
  }

  static String of(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING, BINARY -> "string";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case BOOLEAN -> "boolean";
      case ARRAY -> "array";
      case OBJECT, POJO -> "object";
      case NULL, MISSING -> "null";
    };
  }
}
