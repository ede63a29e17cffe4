package dev.prodproof.experiments.fuzzing.pool;

import dev.prodproof.experiments.fuzzing.values.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds the things in an answer: the top object, the items of lists, and what is nested in them.
final class Harvest {
  private static final int DEPTH = 5;
  private static final int ITEMS = 8;

  /// Names that wrap a list or an object without being a kind of thing.
  private static final Set<String> WRAPPERS =
      Set.of(
          "items", "item", "content", "data", "results", "result", "records", "values", "rows",
          "list", "embedded", "entries", "objects", "payload", "hits", "value", "page", "attributes");

  /// Of one kind, with its scalar fields by squeezed name.
  record Found(String resource, Map<String, JsonNode> fields, boolean top) {}

  private final List<Found> found = new ArrayList<>();

  private Harvest() {}

  /// @param resource what the path speaks of
  static List<Found> of(JsonNode answer, String resource) {
    var harvest = new Harvest();
    harvest.walk(answer, resource, DEPTH, true);
    return harvest.found;
  }

  private void walk(JsonNode node, String resource, int depth, boolean top) {
    if (depth == 0) {
      return;
    }
    switch (node) {
      case ArrayNode array -> {
        for (int i = 0; i < Math.min(ITEMS, array.size()); i++) {
          item(array.path(i), resource, depth, top);
        }
      }
      case ObjectNode object -> object(object, resource, depth, top);
      default -> {}
    }
  }

  private void item(JsonNode item, String resource, int depth, boolean top) {
    if (item.isValueNode() && !item.isNull()) {
      found.add(new Found(resource, Map.of("id", item), false));
    } else {
      walk(item, resource, depth - 1, top && item.isObject());
    }
  }

  private void object(ObjectNode object, String resource, int depth, boolean top) {
    var fields = new LinkedHashMap<String, JsonNode>();
    for (var property : object.properties()) {
      String name = Names.squeezed(property.getKey());
      JsonNode value = property.getValue();
      if (value.isValueNode() && !value.isNull()) {
        fields.put(name, value);
      } else if (value.isContainer()) {
        boolean wrapper = WRAPPERS.contains(name);
        walk(value, wrapper ? resource : Names.singular(property.getKey()), depth - 1, top && wrapper);
      }
    }
    if (!fields.isEmpty()) {
      found.add(new Found(resource, fields, top));
    }
  }
}
