package dev.prodproof.checks.failures;

import dev.prodproof.checks.Alike;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Operations that answer alike to the same kind of request: presumably one cause. What answers alike to
/// different kinds of requests stays apart.
final class Shared {
  /// @param answer the cause as far as it is known, which an answer without a word of it hardly is
  private record Signature(String answer, String media, Symptom.Family family) {}

  /// @param telling what is told of it where it stays alone
  /// @param kinds those of its failures that are the nearest to everyday requests, by what was odd
  private record One(Failure telling, Map<String, Failure> kinds) {
    static One of(Collection<Failure> failures) {
      Failure telling = failures.stream().min(Failure.MOST_TELLING).orElseThrow();
      Symptom.Family nearest =
          failures.stream().map(failure -> failure.symptom().family()).min(Comparator.naturalOrder()).orElseThrow();
      String media = telling.symptom().media();
      var kinds = new TreeMap<String, Failure>();
      failures.stream()
          .filter(failure -> failure.symptom().family() == nearest && failure.symptom().media().equals(media))
          .forEach(failure -> kinds.put(failure.symptom().kind(), failure));
      return new One(telling, kinds);
    }

    Signature signature() {
      Symptom symptom = kinds.isEmpty() ? telling.symptom() : kinds.values().iterator().next().symptom();
      return new Signature(telling.cause(), symptom.media(), symptom.family());
    }
  }

  private Shared() {}

  /// @param operations the failures of one operation and one cause each, by operation
  static List<Causes.Group> of(List<Collection<Failure>> operations) {
    Map<Signature, List<One>> alike = new LinkedHashMap<>();
    operations.stream()
        .map(One::of)
        .forEach(one -> alike.computeIfAbsent(one.signature(), _ -> new ArrayList<>()).add(one));
    return alike.values().stream().flatMap(ones -> split(ones).stream()).toList();
  }

  /// The kind that most of them share first, until too few share any.
  private static List<Causes.Group> split(List<One> alike) {
    var groups = new ArrayList<Causes.Group>();
    List<One> rest = alike;
    while (true) {
      Map<String, Integer> counts = new TreeMap<>();
      rest.forEach(one -> one.kinds().keySet().forEach(kind -> counts.merge(kind, 1, Integer::sum)));
      var most = counts.entrySet().stream().max(Map.Entry.comparingByValue());
      if (most.isEmpty() || most.get().getValue() < Alike.SEVERAL) {
        break;
      }
      String kind = most.get().getKey();
      groups.add(
          new Causes.Group(
              rest.stream().map(One::kinds).map(kinds -> kinds.get(kind)).filter(of -> of != null).toList(), true));
      rest = rest.stream().filter(one -> !one.kinds().containsKey(kind)).toList();
    }
    rest.forEach(one -> groups.add(new Causes.Group(List.of(one.telling()), false)));
    return groups;
  }
}
