package dev.prodproof.checks.performance;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.LoadFact;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.rules.Evenness;
import dev.prodproof.facts.rules.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Many users are served as quickly as one, but for what queueing alone costs.
public final class ConsistentLatency implements Check<LoadFact> {
  @Override
  public Class<LoadFact> reads() {
    return LoadFact.class;
  }

  @Override
  public Fold<LoadFact> judge() {
    return Measured.fold(measured -> new Told(measured).verdict());
  }

  private record Told(Measured measured) {
    Verdict verdict() {
      List<LoadStep> steps = measured.valid(LoadStep.Phase.USERS);
      Optional<LoadStep> alone =
          steps.stream().filter(step -> step.offered().users() == 1).findFirst();
      if (alone.isEmpty() || measured.objective().isEmpty()) {
        return new Verdict.Inconclusive(measured.silence(LoadStep.Phase.USERS));
      }
      if (measured.capacity().isEmpty()) {
        return new Verdict.Inconclusive(
            "nobody knows how much of its capacity the users took: none was found");
      }
      return compared(
          alone.get(), steps.stream().filter(step -> step.offered().users() > 1).toList());
    }

    private Verdict compared(LoadStep alone, List<LoadStep> others) {
      double capacity = measured.capacity().orElseThrow().low();
      long p99 = measured.objective().orElseThrow().p99();
      List<Evenness> told =
          others.stream()
              .map(step -> Evenness.of(alone, step, capacity))
              .filter(Evenness::tells)
              .toList();
      Map<String, List<Ruling>> rulings = new LinkedHashMap<>();
      for (LoadStep.Operation operation : alone.operations()) {
        List<Ruling> each = new ArrayList<>();
        told.forEach(one -> each.add(one.of(operation, p99)));
        each.removeIf(Ruling::open);
        rulings.put(operation.operation(), each);
      }
      long most = told.stream().mapToInt(one -> one.many().offered().users()).max().orElse(0);
      var exercised =
          Exercised.of("steps", told.size() + 1L)
              .and("users at most", most)
              .and("requests", Measured.requests(others));
      return verdict(rulings, exercised);
    }

    private Verdict verdict(Map<String, List<Ruling>> rulings, Exercised exercised) {
      var findings = new Findings();
      boolean doubt = false;
      boolean silent = rulings.values().stream().allMatch(List::isEmpty);
      for (var operation : rulings.entrySet()) {
        List<Ruling> uneven = operation.getValue().stream().filter(Ruling::fails).toList();
        if (uneven.size() >= 2) {
          findings.add(
              Severity.MAJOR,
              operation.getKey(),
              uneven.getLast().because(),
              "many users are slower than one",
              Measured.exchanges(measured.valid(LoadStep.Phase.USERS)));
        }
        doubt |= uneven.size() == 1;
      }
      if (findings.isEmpty() && (doubt || silent)) {
        return new Verdict.Inconclusive(
            doubt
                ? "one step was uneven, and no other confirms it"
                : "no step below 60 % of its capacity had 30 answers of an operation",
            exercised);
      }
      return Verdict.failIfAny(findings.list(), "many are served as quickly as one", exercised);
    }
  }
}
