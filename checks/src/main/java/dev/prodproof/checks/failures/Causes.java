package dev.prodproof.checks.failures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/// Failures by what brought them about: of each operation and cause the most telling of each kind.
final class Causes {
  private static final int MOST = 1_000;
  private static final int MOST_KINDS = 24;

  private record Key(String operation, String cause) {}

  /// @param alike one for each operation and cause, by operation
  /// @param presumed nobody names the place in the code: it is told by what was sent and what came back
  record Group(List<Failure> alike, boolean presumed) {}

  private final Map<Key, Map<Symptom, Failure>> kept = new LinkedHashMap<>();

  void add(Failure failure) {
    var key = new Key(failure.operation(), failure.cause());
    if (kept.size() >= MOST && !kept.containsKey(key)) {
      return;
    }
    Map<Symptom, Failure> kinds = kept.computeIfAbsent(key, _ -> new LinkedHashMap<>());
    if (kinds.size() >= MOST_KINDS && !kinds.containsKey(failure.symptom())) {
      Symptom least = telling(kinds.values(), Failure.MOST_TELLING.reversed()).symptom();
      if (Failure.MOST_TELLING.compare(failure, kinds.getOrDefault(least, failure)) >= 0) {
        return;
      }
      kinds.remove(least);
    }
    kinds.merge(failure.symptom(), failure, BinaryOperator.minBy(Failure.MOST_TELLING));
  }

  Causes copy() {
    var copy = new Causes();
    kept.forEach((key, kinds) -> copy.kept.put(key, new LinkedHashMap<>(kinds)));
    return copy;
  }

  /// Something else tells of that cause.
  void drop(String cause) {
    kept.keySet().removeIf(key -> key.cause().equals(cause));
  }

  /// Something else tells of those.
  void drop(Predicate<Failure> those) {
    kept.values().forEach(kinds -> kinds.values().removeIf(those));
    kept.values().removeIf(Map::isEmpty);
  }

  private static Failure telling(Collection<Failure> kinds, Comparator<Failure> order) {
    return kinds.stream().min(order).orElseThrow();
  }

  /// One exception from one line of code is one cause, whichever operations come by there. So is one exception
  /// that the same wrong input brings about in several places. Without a place, what several operations answer
  /// alike to the same kind of request is presumed to be one.
  List<Group> groups() {
    List<Failure> located = new ArrayList<>();
    List<Collection<Failure>> bare = new ArrayList<>();
    kept.values().stream()
        .map(Map::values)
        .sorted(Comparator.comparing(kinds -> kinds.iterator().next().operation()))
        .forEach(
            kinds -> {
              Failure telling = telling(kinds, Failure.MOST_TELLING);
              if (telling.located()) {
                located.add(telling);
              } else {
                bare.add(kinds);
              }
            });
    var groups = new ArrayList<Group>();
    byPlace(located).forEach(alike -> groups.add(new Group(alike, false)));
    groups.addAll(Shared.of(bare));
    return groups;
  }

  private static Collection<List<Failure>> byPlace(List<Failure> located) {
    var causes = new TreeMap<String, List<Failure>>();
    located.forEach(
        failure -> causes.computeIfAbsent(failure.cause(), _ -> new ArrayList<>()).add(failure));
    var inputs = new TreeMap<String, List<Failure>>();
    causes.forEach(
        (cause, alike) ->
            inputs
                .computeIfAbsent(alike.getFirst().provoked().orElse(cause), _ -> new ArrayList<>())
                .addAll(alike));
    return inputs.values();
  }
}
