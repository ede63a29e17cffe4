package dev.prodproof.experiments.description;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings the schemas of OpenAPI 3.0 and Swagger 2.0 into JSON Schema 2020-12, in place:
/// `nullable`, bounds that exclude, `example`. What is already in that form stays as it is.
final class SchemaDialect {
  private static final List<String> MAPS =
      List.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");
  private static final List<String> LISTS = List.of("allOf", "oneOf", "anyOf", "prefixItems");
  private static final List<String> SINGLES =
      List.of(
          "items",
          "additionalProperties",
          "not",
          "contains",
          "propertyNames",
          "if",
          "then",
          "else",
          "unevaluatedProperties",
          "unevaluatedItems");
  private static final Set<String> VALUES =
      Set.of("example", "examples", "default", "enum", "const");

  private final ObjectNode root;
  private final References references;
  private final Set<JsonNode> done = Collections.newSetFromMap(new IdentityHashMap<>());

  SchemaDialect(ObjectNode root) {
    this.root = root;
    this.references = new References(root);
  }

  void convert() {
    walk(root);
  }

  /// Looks for the places where schemas stand; everything else is only passed through.
  private void walk(JsonNode node) {
    if (node instanceof ArrayNode array) {
      array.forEach(this::walk);
    }
    if (!(node instanceof ObjectNode object)) {
      return;
    }
    for (var entry : object.properties()) {
      if (entry.getKey().equals("schema")) {
        schema(entry.getValue());
      } else if (entry.getKey().equals("schemas") || entry.getKey().equals("definitions")) {
        entry.getValue().forEach(this::schema);
      } else if (!VALUES.contains(entry.getKey())) {
        walk(entry.getValue());
      }
    }
  }

  private void schema(JsonNode node) {
    if (!(node instanceof ObjectNode schema) || !done.add(schema)) {
      return;
    }
    String reference = schema.path("$ref").asString("");
    if (reference.startsWith("#/components/" + Bundle.DRAWER)) {
      schema(references.target(reference));
    }
    MAPS.forEach(keyword -> schema.path(keyword).forEach(this::schema));
    LISTS.forEach(keyword -> schema.path(keyword).forEach(this::schema));
    SINGLES.forEach(keyword -> schema(schema.path(keyword)));
    if (schema.path("type").asString("").equals("file")) {
      schema.put("type", "string").put("format", "binary");
    }
    bound(schema, "exclusiveMinimum", "minimum");
    bound(schema, "exclusiveMaximum", "maximum");
    nullable(schema);
  }

  private static void bound(ObjectNode schema, String exclusive, String bound) {
    JsonNode flag = schema.path(exclusive);
    if (!flag.isBoolean()) {
      return;
    }
    schema.remove(exclusive);
    if (flag.asBoolean() && schema.path(bound).isNumber()) {
      JsonNode value = schema.path(bound);
      schema.remove(bound);
      schema.set(exclusive, value);
    }
  }

  private static void nullable(ObjectNode schema) {
    boolean nullable =
        schema.path("nullable").asBoolean(false) || schema.path("x-nullable").asBoolean(false);
    schema.remove(List.of("nullable", "x-nullable"));
    if (!nullable) {
      return;
    }
    if (schema.path("enum") instanceof ArrayNode values
        && values.values().stream().noneMatch(JsonNode::isNull)) {
      values.addNull();
    }
    JsonNode type = schema.path("type");
    if (type.isString()) {
      ArrayNode both = schema.putArray("type");
      both.add(type).add("null");
    } else if (type instanceof ArrayNode types) {
      types.add("null");
    } else if (schema.has("$ref") || schema.has("allOf") || schema.has("oneOf")) {
      orNull(schema);
    }
  }

  /// `nullable` beside a reference: OpenAPI 3.0 ignores it, everybody who writes it means it.
  private static void orNull(ObjectNode schema) {
    ObjectNode inner = schema.objectNode();
    for (String keyword : List.of("$ref", "allOf", "oneOf")) {
      if (schema.has(keyword)) {
        inner.set(keyword, schema.path(keyword));
        schema.remove(keyword);
      }
    }
    ArrayNode any = schema.putArray("anyOf");
    any.add(inner);
    any.addObject().put("type", "null");
  }
}
