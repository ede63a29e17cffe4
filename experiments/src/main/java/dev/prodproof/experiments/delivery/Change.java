package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.fuzzing.values.Names;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// By how much one state differs from another, field by field: numbers by their difference, other values by one
/// for each that is another now, items by how many are new or gone. The ids in a list don't matter, so that what
/// two messages of a kind change can be compared.
final class Change {
  /// What a service notes of each message and each touch, also of those without an effect.
  private static final Pattern NOTES =
      Pattern.compile(
          ".*(updat|modif|changed|version|revision|etag|lastseen|lastaccess|timestamp|touched|nonce"
              + "|requestid|traceid|attempt|deliver|retr(y|ies)|receiv|duplicat|uptime).*");

  private static final List<String> IDS =
      List.of("id", "uuid", "guid", "key", "code", "slug", "reference", "number", "sku");

  private static final String ANOTHER = " is another";

  private final Map<String, BigDecimal> places = new LinkedHashMap<>();

  private Change() {}

  /// @param where goes before each place
  static Map<String, BigDecimal> between(String where, JsonNode before, JsonNode after) {
    var change = new Change();
    change.compare(where, before, after);
    return change.places;
  }

  /// A number of one thing, which several messages add up in; not a value or a page of a list.
  static boolean isCount(String place) {
    return place.startsWith("GET ") && place.contains("{") && !place.endsWith(ANOTHER);
  }

  private void compare(String at, JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      var names = new LinkedHashSet<>(before.propertyNames());
      names.addAll(after.propertyNames());
      names.stream()
          .filter(name -> !NOTES.matcher(Names.squeezed(name)).matches())
          .forEach(name -> compare(at + "/" + name, before.path(name), after.path(name)));
    } else if (before.isArray() && after.isArray()) {
      arrays(at, before, after);
    } else if (before.isNumber() && after.isNumber()) {
      add(at, after.decimalValue().subtract(before.decimalValue()));
    } else if (!before.equals(after)) {
      add(at + ANOTHER, BigDecimal.ONE);
    }
  }

  private void arrays(String at, JsonNode before, JsonNode after) {
    Map<String, JsonNode> old = byId(before);
    Map<String, JsonNode> now = byId(after);
    now.forEach(
        (id, item) -> {
          JsonNode was = old.get(id);
          if (was == null) {
            add("new in " + at, BigDecimal.ONE);
          } else {
            compare(at + "/*", was, item);
          }
        });
    long gone = old.keySet().stream().filter(id -> !now.containsKey(id)).count();
    if (gone > 0) {
      add("gone from " + at, BigDecimal.valueOf(gone));
    }
  }

  private static Map<String, JsonNode> byId(JsonNode array) {
    var items = new LinkedHashMap<String, JsonNode>();
    for (JsonNode item : array) {
      JsonNode id =
          IDS.stream().map(item::path).filter(JsonNode::isValueNode).findFirst().orElse(item);
      boolean named = id.isValueNode() && !id.isNull();
      String key = named ? "id " + id.asString("") : item.toString();
      items.put(items.containsKey(key) ? key + " at " + items.size() : key, item);
    }
    return items;
  }

  private void add(String place, BigDecimal much) {
    if (much.signum() != 0) {
      places.merge(place, much, BigDecimal::add);
    }
  }
}
