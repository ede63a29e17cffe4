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
import dev.prodproof.facts.rules.Bracket;
import dev.prodproof.facts.rules.Ruling;
import dev.prodproof.facts.rules.Stated;
import dev.prodproof.facts.rules.Words;
import java.util.List;

/// The rate at which it stops to keep up is found, lies above the declared one, and is what the
/// owners state.
public final class CapacityKnown implements Check<LoadFact> {
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
      var findings = new Findings();
      Ruling peak = peak(bracket, objective);
      if (peak.fails()) {
        findings.add(
            Severity.MAJOR,
            Measured.PLACE,
            "%s; %s".formatted(interval, peak.because()),
            "its capacity lies below the declared peak",
            Measured.exchanges(measured.valid(LoadStep.Phase.CAPACITY)));
      }
      Ruling stated = stated(bracket);
      if (stated.fails()) {
        boolean boasts = Stated.boasts(measured.stated().orElseThrow(), bracket);
        findings.add(
            boasts ? Severity.MAJOR : Severity.MINOR,
            Measured.PLACE,
            "%s; %s".formatted(interval, stated.because()),
            boasts ? "it can do less than is stated" : "it can do more than is stated",
            Measured.exchanges(measured.valid(LoadStep.Phase.CAPACITY)));
      }
      String because = "%s; %s; %s".formatted(interval, peak.because(), stated.because());
      return findings.isEmpty() && (peak.open() || stated.open())
          ? new Verdict.Inconclusive(because, exercised)
          : Verdict.failIfAny(findings.list(), because, exercised);
    }

    /// What was served at the declared rate itself says more than a search around it.
    private Ruling peak(Bracket bracket, Objective objective) {
      Ruling peak = compared(bracket, objective);
      List<LoadStep> there = measured.valid(LoadStep.Phase.OBJECTIVE);
      return peak.fails() && !there.isEmpty() && Attainment.of(there, objective).holds()
          ? Ruling.unknown(
              peak.because() + ", and when just that was put on it, it was served: it wavers")
          : peak;
    }

    private static Ruling compared(Bracket bracket, Objective objective) {
      if (!objective.declared()) {
        return Ruling.unknown("no peak is declared to compare with");
      }
      String words = "%s is the declared peak".formatted(Words.rate(objective.rate()));
      if (bracket.high() <= objective.rate()) {
        return Ruling.no(words);
      }
      return bracket.low() >= objective.rate()
          ? Ruling.yes(words)
          : Ruling.unknown(
              "the declared peak of %s lies between".formatted(Words.rate(objective.rate())));
    }

    /// Nobody has to name a document here: whether there is one is another check's question.
    private Ruling stated(Bracket bracket) {
      return measured
          .stated()
          .map(one -> Stated.of(one, measured.scene().orElseThrow(), bracket))
          .orElse(Ruling.yes("no document of it is named in the recipe"));
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
