package dev.prodproof.experiments.description;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Local references of one document (RFC 6901 pointers after `#`).
///
/// @param root the document in the form of OpenAPI 3.1
record References(JsonNode root) {
  private static final ObjectNode ANYTHING = JsonNodeFactory.instance.objectNode();

  /// The node that is meant. A chain that leads nowhere or in a circle means anything: an empty
  /// object.
  ///
  /// What stands beside a `$ref` counts too (JSON Schema 2020-12), so both are put together.
  JsonNode resolve(JsonNode node) {
    var seen = new HashSet<String>();
    JsonNode current = node;
    while (current.path("$ref").isString()) {
      String reference = current.path("$ref").asString();
      if (!seen.add(reference)) {
        return ANYTHING;
      }
      JsonNode target = target(reference);
      if (target.isMissingNode()) {
        return ANYTHING;
      }
      current = current.size() > 1 && target.isObject() ? beside(current, target) : target;
    }
    return current;
  }

  JsonNode target(String reference) {
    if (!reference.startsWith("#")) {
      return MissingNode.getInstance();
    }
    String pointer = decode(reference.substring(1));
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      return anchored(pointer);
    }
    JsonNode current = root;
    for (String part : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      if (current.has(Bundle.UNREAD)) {
        return current;
      }
      String key = part.replace("~1", "/").replace("~0", "~");
      current = current.isArray() ? current.path(index(key)) : current.path(key);
    }
    return current;
  }

  private JsonNode anchored(String name) {
    for (JsonNode schema : root.path("components").path("schemas")) {
      if (schema.path("$anchor").asString("").equals(name)) {
        return schema;
      }
    }
    return MissingNode.getInstance();
  }

  private static JsonNode beside(JsonNode reference, JsonNode target) {
    var both = ((ObjectNode) target).objectNode();
    both.setAll((ObjectNode) target);
    boolean constrains = false;
    for (var entry : reference.properties()) {
      if (!entry.getKey().equals("$ref")) {
        constrains |= both.has(entry.getKey()) && SchemaMerge.constrains(entry.getKey());
      }
    }
    if (constrains) {
      var rest = ((ObjectNode) reference).deepCopy();
      rest.remove("$ref");
      var merged = both.objectNode();
      merged.putArray("allOf").add(target).add(rest);
      return merged;
    }
    for (var entry : reference.properties()) {
      if (!entry.getKey().equals("$ref")) {
        both.set(entry.getKey(), entry.getValue());
      }
    }
    return both;
  }

  private static int index(String key) {
    return key.matches("\\d{1,6}") ? Integer.parseInt(key) : -1;
  }

  private static String decode(String pointer) {
    try {
      return pointer.indexOf('%') < 0
          ? pointer
          : URLDecoder.decode(pointer.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return pointer;
    }
  }
}
