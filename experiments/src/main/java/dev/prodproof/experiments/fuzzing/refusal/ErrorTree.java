package dev.prodproof.experiments.fuzzing.refusal;

import dev.prodproof.facts.Site;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Walks a JSON body: to its error objects, through its maps from field to messages
/// (`{"address": {"city": ["is required"]}}`), to its sentences.
final class ErrorTree {
  private static final int DEEPEST = 12;
  private static final int MOST_NODES = 3_000;
  private static final Set<String> WRAPPERS =
      Set.of(
          "errors",
          "error",
          "detail",
          "details",
          "fieldErrors",
          "field_errors",
          "validation",
          "violations",
          "issues",
          "nested",
          "properties",
          "message",
          "messages",
          "validationErrors",
          "invalid-params",
          "invalidParams",
          "non_field_errors",
          "_schema",
          "_errors",
          "constraintViolations");
  private static final Set<String> TEXTS =
      Set.of("message", "msg", "error", "detail", "details", "title", "description", "reason");
  private static final Set<String> NOT_OURS =
      Set.of(
          "input",
          "value",
          "rejectedValue",
          "received",
          "context",
          "ctx",
          "params",
          "data",
          "keys",
          "instance",
          "stack",
          "trace",
          "arguments",
          "codes",
          "parameters",
          "url");
  private static final Set<String> ENVELOPE =
      Set.of("status", "statusCode", "status_code", "timestamp", "message");

  private final Lessons into;
  private final Sentences sentences;
  private int left = MOST_NODES;

  ErrorTree(Lessons into, Sentences sentences) {
    this.into = into;
    this.sentences = sentences;
  }

  void read(JsonNode node, Way base) {
    if (left-- <= 0 || base.steps().size() > DEEPEST) {
      return;
    }
    if (node.isArray()) {
      node.values().forEach(element -> read(element, base));
    } else if (node.isString()) {
      sentences.read(node.asString(), base);
    } else if (node.isObject() && !ErrorObject.read(node, base, into)) {
      Way placed = base.in(ErrorObject.place(node));
      boolean map = ENVELOPE.stream().noneMatch(node::has);
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        property(property.getKey(), property.getValue(), placed, map);
      }
    }
  }

  private void property(String key, JsonNode value, Way base, boolean map) {
    Optional<Site.In> place = Way.place(key);
    if (value.isString()) {
      if (TEXTS.contains(key)) {
        sentences.read(value.asString(), base);
      } else if (map && !NOT_OURS.contains(key)) {
        into.add(base.then(Way.of(key)), Phrases.in(value.asString()));
      }
    } else if (!value.isContainer() || NOT_OURS.contains(key)) {
      return;
    } else if (WRAPPERS.contains(key)) {
      messages(value, base);
    } else if (place.isPresent() && base.isEmpty() && value.isObject()) {
      read(value, base.in(place));
    } else {
      field(value, base, key);
    }
  }

  /// Below a wrapper within a field's errors, a bare message is about that field.
  private void messages(JsonNode value, Way base) {
    if (base.isEmpty() || !value.isArray()) {
      read(value, base);
      return;
    }
    value.values().forEach(each -> element(each, base));
  }

  /// Lists of whole errors stand under any key; all else is about the field of that name.
  private void field(JsonNode value, Way base, String key) {
    Way way = base.then(Way.of(key));
    if (!value.isArray()) {
      read(value, way);
      return;
    }
    int index = 0;
    for (JsonNode each : value.values()) {
      if (each.isString() || !each.isObject()) {
        element(each, way);
      } else if (!ErrorObject.read(each, base, into)) {
        coded(each, way, index);
      }
      index++;
    }
  }

  private void coded(JsonNode each, Way way, int index) {
    if (Codes.in(each).isEmpty()) {
      read(each, way.then(Integer.toString(index)));
    } else {
      element(each, way);
    }
  }

  private void element(JsonNode each, Way way) {
    left--;
    if (each.isString()) {
      into.add(way, Phrases.in(each.asString()));
    } else {
      into.add(way, Codes.in(each));
    }
  }
}
