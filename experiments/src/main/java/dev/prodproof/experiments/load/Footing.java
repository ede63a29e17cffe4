package dev.prodproof.experiments.load;

import dev.prodproof.core.Fact;
import dev.prodproof.facts.LoadFact;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The steps that a finding stands on: without the others it shows all the same.
///
/// @param steps the telling ones first, each as it was
record Footing(Kind kind, List<LoadStep> steps) {
  /// What verdicts are told from.
  enum Kind {
    OBJECTIVE(Phase.OBJECTIVE),
    USERS(Phase.USERS),
    CAPACITY(Phase.CAPACITY),
    OVERLOAD(Phase.OVERLOAD),
    RECOVERY(Phase.OVERLOAD, Phase.RECOVERY);

    private final Phase first;
    private final Phase other;

    Kind(Phase phase) {
      this(phase, phase);
    }

    Kind(Phase first, Phase other) {
      this.first = first;
      this.other = other;
    }

    boolean has(Phase phase) {
      return phase == first || phase == other;
    }
  }

  /// @param evidence what the finding cites
  static Optional<Footing> of(List<Fact> evidence, Predicate<List<? extends Fact>> shows) {
    for (Kind kind : Kind.values()) {
      List<LoadFact> some =
          evidence.stream()
              .filter(LoadFact.class::isInstance)
              .map(LoadFact.class::cast)
              .filter(
                  fact ->
                      !(fact instanceof LoadStep step)
                          || kind.has(step.offered().phase()))
              .toList();
      List<LoadStep> steps =
          some.stream().filter(LoadStep.class::isInstance).map(LoadStep.class::cast).toList();
      if (!steps.isEmpty() && shows.test(some)) {
        return Optional.of(new Footing(kind, ordered(kind, steps)));
      }
    }
    return Optional.empty();
  }

  private static List<LoadStep> ordered(Kind kind, List<LoadStep> steps) {
    return switch (kind) {
      case OBJECTIVE -> steps;
      case USERS -> oneThenMany(steps);
      case CAPACITY -> aroundTheEdge(steps);
      case OVERLOAD -> belowThenMost(steps);
      case RECOVERY -> tail(steps);
    };
  }

  /// One is what the others are compared with.
  private static List<LoadStep> oneThenMany(List<LoadStep> steps) {
    var ordered = new ArrayList<>(steps);
    ordered.sort(
        Comparator.comparingInt((LoadStep step) -> step.offered().users() == 1 ? 0 : 1)
            .thenComparingInt(step -> -step.offered().users()));
    return ordered;
  }

  /// What is served just below the capacity is what the others are compared with.
  private static List<LoadStep> belowThenMost(List<LoadStep> steps) {
    var ordered = new ArrayList<>(steps);
    ordered.sort(
        Comparator.comparingInt((LoadStep step) -> step.offered().times() >= 1 ? 1 : 0)
            .thenComparingDouble(step -> -step.offered().times()));
    return ordered;
  }

  /// Each rate once, those first at which the search ended.
  private static List<LoadStep> aroundTheEdge(List<LoadStep> steps) {
    double edge = steps.getLast().offered().rate();
    var rates = new TreeMap<Double, LoadStep>();
    steps.forEach(step -> rates.put(step.offered().rate(), step));
    return rates.values().stream()
        .sorted(Comparator.comparingDouble(step -> Math.abs(Math.log(step.offered().rate() / edge))))
        .toList();
  }

  /// The last overload and what came after it.
  private static List<LoadStep> tail(List<LoadStep> steps) {
    int last = steps.size() - 1;
    while (last > 0 && steps.get(last).offered().phase() != Phase.OVERLOAD) {
      last--;
    }
    return steps.subList(last, steps.size());
  }

  /// A rate that it should bear.
  double gentlest() {
    return steps.stream()
        .map(LoadStep::offered)
        .mapToDouble(of -> of.capacity() > 0 ? of.capacity() / 2 : of.rate())
        .filter(rate -> rate > 0)
        .min()
        .orElse(1);
  }
}
