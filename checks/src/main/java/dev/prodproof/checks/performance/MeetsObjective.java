package dev.prodproof.checks.performance;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.LoadFact;
import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.rules.Attainment;
import dev.prodproof.facts.rules.Ruling;
import dev.prodproof.facts.rules.Words;
import java.util.List;

/// The declared percentile and error share hold at the declared rate.
public final class MeetsObjective implements Check<LoadFact> {
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
      List<LoadStep> steps = measured.valid(LoadStep.Phase.OBJECTIVE);
      if (measured.objective().isEmpty() || steps.isEmpty()) {
        return new Verdict.Inconclusive(measured.silence(LoadStep.Phase.OBJECTIVE));
      }
      Objective objective = measured.objective().get();
      var exercised = Exercised.of("runs", steps.size()).and("requests", Measured.requests(steps));
      List<Ruling> each =
          steps.stream().map(step -> Attainment.of(List.of(step), objective)).toList();
      List<Ruling> missed = each.stream().filter(Ruling::fails).toList();
      Ruling whole = Attainment.of(steps, objective);
      if (missed.size() >= 2 && missed.size() * 2 > each.size()) {
        return missed(missed.getLast(), objective, exercised);
      }
      if (!missed.isEmpty() || !whole.holds()) {
        return new Verdict.Inconclusive(
            "at %s %s"
                .formatted(
                    Words.rate(objective.rate()),
                    missed.isEmpty() ? whole.because() + more(steps.size()) : once(missed.getFirst(), each.size())),
            exercised);
      }
      return met(whole, objective, exercised);
    }

    /// Once is what a small budget has time for.
    private static String more(int runs) {
      return runs == 1 ? "; a larger --budget puts it on for longer" : "";
    }

    private static String once(Ruling missed, int runs) {
      return "one run of %d missed it and others didn't: %s".formatted(runs, missed.because());
    }

    private Verdict missed(Ruling ruling, Objective objective, Exercised exercised) {
      var findings = new Findings();
      findings.add(
          Severity.CRITICAL,
          Measured.PLACE,
          "at %s %s".formatted(Words.rate(objective.rate()), ruling.because()),
          "the objective is missed",
          Measured.exchanges(measured.valid(LoadStep.Phase.OBJECTIVE)));
      return Verdict.failIfAny(findings.list(), "", exercised);
    }

    /// Nobody thought of an objective: that is said, though a modest one holds.
    private Verdict met(Ruling whole, Objective objective, Exercised exercised) {
      var findings = new Findings();
      String held = "at %s %s".formatted(Words.rate(objective.rate()), whole.because());
      if (!objective.declared()) {
        findings.add(
            Severity.MINOR,
            Measured.PLACE,
            "no objective is declared; a modest one of ours holds: " + held,
            "no objective is declared",
            Measured.exchanges(measured.valid(LoadStep.Phase.OBJECTIVE)));
      }
      return Verdict.failIfAny(findings.list(), held, exercised);
    }
  }
}
