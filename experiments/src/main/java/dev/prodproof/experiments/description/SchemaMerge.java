package dev.prodproof.experiments.description;

import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts the parts of `allOf` together into one schema, as well as that goes: what two parts both
/// demand becomes the narrower demand; where that can't be told, the first one's stands.
final class SchemaMerge {
  private static final Set<String> HIGHEST =
      Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
  private static final Set<String> LOWEST =
      Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
  private static final Set<String> WORDS =
      Set.of("title", "description", "example", "examples", "default", "deprecated", "$comment");

  /// A chain of parts deeper than this is a circle.
  private static final int DEEPEST = 24;

  private final References references;

  SchemaMerge(References references) {
    this.references = references;
  }

  static boolean constrains(String keyword) {
    return !WORDS.contains(keyword) && !keyword.startsWith("x-");
  }

  JsonNode flat(JsonNode schema) {
    return flat(schema, 0);
  }

  private JsonNode flat(JsonNode schema, int depth) {
    JsonNode node = references.resolve(schema);
    JsonNode parts = node.path("allOf");
    if (!parts.isArray() || depth > DEEPEST) {
      return node;
    }
    ObjectNode merged = ((ObjectNode) node).objectNode();
    for (var entry : node.properties()) {
      if (!entry.getKey().equals("allOf")) {
        merged.set(entry.getKey(), entry.getValue());
      }
    }
    for (JsonNode part : parts) {
      for (var entry : flat(part, depth + 1).properties()) {
        JsonNode mine = merged.get(entry.getKey());
        merged.set(
            entry.getKey(),
            mine == null ? entry.getValue() : both(entry.getKey(), mine, entry.getValue()));
      }
    }
    return merged;
  }

  private static JsonNode both(String keyword, JsonNode mine, JsonNode other) {
    if (HIGHEST.contains(keyword) || LOWEST.contains(keyword)) {
      return narrower(HIGHEST.contains(keyword), mine, other);
    }
    return switch (keyword) {
      case "properties" -> properties(mine, other);
      case "required" -> union(mine, other);
      case "enum" -> common(mine, other);
      case "type" -> types(mine, other);
      case "readOnly", "writeOnly", "uniqueItems" -> mine.asBoolean(false) ? mine : other;
      default -> mine;
    };
  }

  private static JsonNode narrower(boolean highest, JsonNode mine, JsonNode other) {
    if (!mine.isNumber() || !other.isNumber()) {
      return mine.isNumber() ? mine : other;
    }
    BigDecimal a = mine.decimalValue();
    BigDecimal b = other.decimalValue();
    return (a.compareTo(b) >= 0) == highest ? mine : other;
  }

  private static JsonNode properties(JsonNode mine, JsonNode other) {
    if (!(mine instanceof ObjectNode first) || !(other instanceof ObjectNode second)) {
      return mine;
    }
    ObjectNode all = first.objectNode();
    all.setAll(first);
    for (var entry : second.properties()) {
      JsonNode there = first.get(entry.getKey());
      if (there == null || there.equals(entry.getValue())) {
        all.set(entry.getKey(), entry.getValue());
      } else {
        all.putObject(entry.getKey()).putArray("allOf").add(there).add(entry.getValue());
      }
    }
    return all;
  }

  private static JsonNode union(JsonNode mine, JsonNode other) {
    if (!(mine instanceof ArrayNode first)) {
      return other;
    }
    ArrayNode all = first.arrayNode();
    all.addAll(first);
    for (JsonNode name : other) {
      if (!contains(all, name)) {
        all.add(name);
      }
    }
    return all;
  }

  private static JsonNode common(JsonNode mine, JsonNode other) {
    if (!(mine instanceof ArrayNode first)) {
      return other;
    }
    ArrayNode shared = first.arrayNode();
    first.forEach(
        value -> {
          if (contains(other, value)) {
            shared.add(value);
          }
        });
    return shared.isEmpty() ? mine : shared;
  }

  private static JsonNode types(JsonNode mine, JsonNode other) {
    if (mine.equals(other)) {
      return mine;
    }
    return common(list(mine), list(other));
  }

  private static ArrayNode list(JsonNode type) {
    return type instanceof ArrayNode array ? array : JsonNodeFactory.instance.arrayNode().add(type);
  }

  private static boolean contains(JsonNode array, JsonNode value) {
    return StreamSupport.stream(array.spliterator(), false).anyMatch(value::equals);
  }
}
