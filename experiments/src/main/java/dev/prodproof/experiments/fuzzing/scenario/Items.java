package dev.prodproof.experiments.fuzzing.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The items of a list's answer, whatever they are wrapped in.
public final class Items {
  private static final int DEPTH = 3;

  private Items() {}

  /// Empty where the answer holds no list.
  public static Optional<List<JsonNode>> of(JsonNode answer) {
    return of(answer, DEPTH);
  }

  /// All that lies in lists, where it isn't known which of several is the one: `addons: […], providers: […]`.
  public static Optional<List<JsonNode>> anywhere(JsonNode answer) {
    Optional<List<JsonNode>> first = of(answer);
    if (first.isEmpty() || answer.isArray()) {
      return first;
    }
    var all = new ArrayList<>(first.get());
    answer.forEach(child -> {
      if (child.isArray()) {
        child.forEach(item -> {
          if (!all.contains(item)) {
            all.add(item);
          }
        });
      }
    });
    return Optional.of(List.copyOf(all));
  }

  /// The list that is called so; the longest where none is.
  public static Optional<List<JsonNode>> of(JsonNode answer, String name) {
    JsonNode called = answer.path(name);
    return called.isArray() ? of(called) : of(answer);
  }

  private static Optional<List<JsonNode>> of(JsonNode node, int depth) {
    if (node.isArray()) {
      return Optional.of(List.copyOf(node.asArray().values()));
    }
    if (depth == 0 || !node.isObject()) {
      return Optional.empty();
    }
    // The longest of several: `errors: []` beside `items: […]`.
    var found = new ArrayList<List<JsonNode>>();
    node.forEach(child -> {
      if (child.isArray()) {
        found.add(List.copyOf(child.asArray().values()));
      }
    });
    if (found.isEmpty()) {
      node.forEach(child -> of(child, depth - 1).ifPresent(found::add));
    }
    return found.stream().max((one, other) -> Integer.compare(one.size(), other.size()));
  }
}
