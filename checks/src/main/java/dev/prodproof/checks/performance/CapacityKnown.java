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
import dev.prodproof.facts.rules.Bracket;
import dev.prodproof.facts.rules.Words;
import java.util.List;

/// The rate at which it stops to keep up is found, and lies above the declared one.
public final class CapacityKnown implements Check<LoadFact> {
  @Override
  public Class<LoadFact> reads() {
    return LoadFact.class;
  }

  @Override
  public Fold<LoadFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<LoadFact> {
    private final Measured measured = new Measured();

    @Override
    public void see(LoadFact fact) {
      measured.see(fact);
    }

    @Override
    public Verdict verdict() {
      List<LoadStep> steps = measured.valid(LoadStep.Phase.CAPACITY);
      if (measured.objective().isEmpty() || steps.isEmpty()) {
        return new Verdict.Inconclusive(measured.silence(LoadStep.Phase.CAPACITY));
      }
      var exercised = Exercised.of("steps", steps.size()).and("requests", Measured.requests(steps));
      Objective objective = measured.objective().get();
      Bracket bracket = Bracket.of(steps, objective);
      if (!bracket.found()) {
        return new Verdict.Inconclusive(unfound(bracket), exercised);
      }
      String interval =
          "it serves %s and not %s any more: %s"
              .formatted(Words.rate(bracket.low()), Words.rate(bracket.high()), bracket.because());
      return judged(bracket, objective, interval, exercised);
    }

    private Verdict judged(
        Bracket bracket, Objective objective, String interval, Exercised exercised) {
      if (!objective.declared()) {
        return new Verdict.Inconclusive(
            interval + "; no peak is declared to compare with", exercised);
      }
      var findings = new Findings();
      if (bracket.high() <= objective.rate()) {
        findings.add(
            Severity.MAJOR,
            Measured.PLACE,
            "%s; %s is the declared peak".formatted(interval, Words.rate(objective.rate())),
            "its capacity lies below the declared peak",
            measured.exchanges());
      } else if (bracket.low() < objective.rate()) {
        return new Verdict.Inconclusive(
            "%s; the declared peak of %s lies between"
                .formatted(interval, Words.rate(objective.rate())),
            exercised);
      }
      return Verdict.failIfAny(
          findings.list(),
          "%s; %s is the declared peak".formatted(interval, Words.rate(objective.rate())),
          exercised);
    }

    private static String unfound(Bracket bracket) {
      if (bracket.low() == 0) {
        return bracket.votes().isEmpty()
            ? "no step tells whether its rate was served"
            : "not even the lowest rate was served: " + bracket.because();
      }
      return "it served %s, and nothing beyond could be tried".formatted(Words.rate(bracket.low()));
    }
  }
}
