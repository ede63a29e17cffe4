package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.experiments.fuzzing.values.Pointers;
import dev.prodproof.facts.Comparison.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What differs between two readings, by pointer; array indices are `*`, and objects in arrays are matched
/// by their ids, since the order of a list may be nobody's promise.
final class Differences {
  private static final String ABSENT = "(absent)";
  private static final int SHOWN = 120;

  /// Fields that a service moves by itself whenever it handles a thing.
  private static final Pattern KEEPS_TIME =
      Pattern.compile(".*(updat|modif|changed|version|revision|etag|lastseen|lastaccess|timestamp|touched|now|token|nonce|requestid|traceid).*");

  private final Map<String, Change> changes = new LinkedHashMap<>();

  private Differences() {}

  static Map<String, Change> between(JsonNode before, JsonNode after) {
    var differences = new Differences();
    differences.compare("", before, after);
    return differences.changes;
  }

  /// The changes that the control didn't show, and that no bookkeeping explains.
  ///
  /// @param moving pointers that differed with nothing in between
  static List<Change> telling(Map<String, Change> changes, Set<String> moving) {
    return others(List.copyOf(changes.values()), moving).stream()
        .filter(change -> !KEEPS_TIME.matcher(Names.squeezed(change.pointer().substring(change.pointer().lastIndexOf('/') + 1))).matches())
        .toList();
  }

  /// The changes that have nothing to do with what moves.
  static List<Change> others(List<Change> changes, Set<String> moving) {
    return changes.stream()
        .filter(change -> moving.stream().noneMatch(moved -> related(moved, change.pointer())))
        .toList();
  }

  private static boolean related(String one, String other) {
    return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
  }

  private void compare(String pointer, JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      var names = new LinkedHashSet<>(before.propertyNames());
      names.addAll(after.propertyNames());
      names.forEach(name -> compare(Pointers.child(pointer, name), before.path(name), after.path(name)));
    } else if (before.isArray() && after.isArray()) {
      arrays(pointer, before, after);
    } else if (!same(before, after)) {
      changes.putIfAbsent(pointer, new Change(pointer, shown(before), shown(after)));
    }
  }

  private void arrays(String pointer, JsonNode before, JsonNode after) {
    Map<String, JsonNode> old = byId(before);
    Map<String, JsonNode> fresh = byId(after);
    var ids = new TreeSet<>(old.keySet());
    ids.addAll(fresh.keySet());
    JsonNode none = before.path("\u0000");
    ids.forEach(id -> compare(pointer + "/*", old.getOrDefault(id, none), fresh.getOrDefault(id, none)));
  }

  /// By index where an item has no id.
  private static Map<String, JsonNode> byId(JsonNode array) {
    var items = new LinkedHashMap<String, JsonNode>();
    int index = 0;
    for (JsonNode item : new ArrayList<>(array.asArray().values())) {
      JsonNode id = item.has("id") ? item.path("id") : item.path("uuid");
      items.put(id.isValueNode() && !id.isNull() ? "id " + id.asString("") : "at " + index, item);
      index++;
    }
    return items;
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return (one.isNumber() && other.isNumber())
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : one.equals(other);
  }

  private static String shown(JsonNode value) {
    String text = value.isMissingNode() ? ABSENT : value.isString() ? value.asString() : value.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
