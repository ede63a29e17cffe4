package dev.prodproof.experiments.survey;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Description;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A description that was found.
///
/// @param source request target, or the file's name
/// @param identity who could read it
record Candidate(String source, String identity, Description description, Api api) {
  /// Two descriptions that share more than this of the smaller one tell of the same operations.
  private static final double SAME = 0.3;

  static Candidate of(String source, String identity, Description description) {
    Api api = Api.of(description.document(), description.basePath());
    return new Candidate(source, identity, description, api);
  }

  /// Those that tell something new: the newest dialect first, then the one with the most
  /// operations. An empty one is taken only where there is nothing else.
  static List<Candidate> chosen(List<Candidate> found) {
    var ranked = new ArrayList<>(found);
    ranked.sort(
        Comparator.<Candidate, Boolean>comparing(each -> each.api().operations().isEmpty())
            .thenComparing(each -> each.overshadowed(found))
            .thenComparingInt(each -> -each.api().operations().size())
            .thenComparing(each -> each.description().version(), Comparator.reverseOrder()));
    var chosen = new ArrayList<Candidate>();
    for (Candidate candidate : ranked) {
      boolean empty = candidate.api().operations().isEmpty();
      if (chosen.isEmpty() || (!empty && chosen.stream().noneMatch(candidate::repeats))) {
        chosen.add(candidate);
      }
    }
    return chosen;
  }

  boolean tellsMoreThan(Candidate other) {
    return api.operations().size() > other.api().operations().size();
  }

  /// A newer dialect tells at least half of the same.
  private boolean overshadowed(List<Candidate> others) {
    return others.stream()
        .anyMatch(
            other ->
                other.description().version().startsWith("openapi")
                    && description.version().startsWith("swagger")
                    && other.shared(this) * 2 >= api.operations().size());
  }

  private boolean repeats(Candidate other) {
    int smaller = Math.min(api.operations().size(), other.api().operations().size());
    return shared(other) > smaller * SAME;
  }

  private long shared(Candidate other) {
    Set<String> mine = new HashSet<>(keys());
    return other.keys().stream().filter(mine::contains).count();
  }

  /// Operations without the names of their parameters, and without their base path: generators
  /// differ in where they put it.
  private Set<String> keys() {
    return api.operations().stream().map(Candidate::key).collect(Collectors.toSet());
  }

  private static String key(ApiOperation operation) {
    return operation.id().replaceAll("\\{[^}]*}", "{}");
  }
}
