package dev.prodproof.checks.performance;

import dev.prodproof.core.Fold;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.CapacityMeasured;
import dev.prodproof.facts.CapacityStated;
import dev.prodproof.facts.LoadFact;
import dev.prodproof.facts.LoadScene;
import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.rules.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What was seen of one run under load: steps that tell something, and why others don't.
final class Measured {
  /// Where findings stand that are about no single operation.
  static final String PLACE = "under load";

  private final List<LoadStep> steps = new ArrayList<>();
  private Optional<LoadScene> scene = Optional.empty();
  private Optional<CapacityMeasured> capacity = Optional.empty();
  private Optional<CapacityStated> stated = Optional.empty();

  /// Sees all of it, and then asks for the verdict.
  static Fold<LoadFact> fold(Function<Measured, Verdict> judge) {
    var measured = new Measured();
    return new Fold<>() {
      @Override
      public void see(LoadFact fact) {
        measured.see(fact);
      }

      @Override
      public Verdict verdict() {
        return judge.apply(measured);
      }
    };
  }

  void see(LoadFact fact) {
    switch (fact) {
      case LoadScene one -> scene = Optional.of(one);
      case CapacityMeasured one -> capacity = Optional.of(one);
      case CapacityStated one -> stated = Optional.of(one);
      case LoadStep step -> steps.add(step);
    }
  }

  Optional<LoadScene> scene() {
    return scene;
  }

  Optional<Objective> objective() {
    return scene.map(LoadScene::objective);
  }

  Optional<CapacityMeasured> capacity() {
    return capacity.filter(CapacityMeasured::found);
  }

  Optional<CapacityStated> stated() {
    return stated;
  }

  /// Those of a phase that tell something of the target.
  List<LoadStep> valid(LoadStep.Phase phase) {
    return of(phase).stream().filter(step -> flaw(step).isEmpty()).toList();
  }

  List<LoadStep> of(LoadStep.Phase phase) {
    return steps.stream().filter(step -> step.offered().phase() == phase).toList();
  }

  private Optional<String> flaw(LoadStep step) {
    return objective().flatMap(objective -> Validity.flaw(step, objective.p99()));
  }

  /// Why nothing of that phase tells anything.
  String silence(LoadStep.Phase phase) {
    return of(phase).stream()
        .flatMap(step -> flaw(step).stream())
        .findFirst()
        .map(flaw -> "no step counts: " + flaw)
        .orElse("no such load was put on it");
  }

  /// Of all steps of a phase.
  static long requests(List<LoadStep> some) {
    return some.stream().mapToLong(step -> step.tally().ended()).sum();
  }

  /// An example of each operation, sent in quiet before these steps.
  static List<Long> exchanges(List<LoadStep> some) {
    return some.stream().findFirst().map(LoadStep::exchanges).orElse(List.of());
  }
}
