package dev.prodproof.checks.performance;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.LoadFact;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.rules.Degradation;
import dev.prodproof.facts.rules.Validity;
import dev.prodproof.facts.rules.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Beyond its capacity it goes on serving as much as it can, and tells the rest to come again.
public final class DegradesGracefully implements Check<LoadFact> {
  /// A smaller share of the requests would be told as 0 %.
  private static final double NOTHING = 0.005;

  private static final double CATASTROPHIC = 0.50;
  private static final double POOR = 0.70;
  private static final double UNANSWERED = 0.05;
  private static final double CLEAN = 0.95;

  /// What a refusal may cost, as a part of what an answer does.
  private static final double REFUSING = 0.25;

  /// Less of the capacity than that in quiet, and nobody knows what was too much.
  private static final double STILL = 0.8;

  /// Fewer failures among all requests have other reasons.
  private static final double FAILED = 0.01;

  private static final double INVITED = 0.95;
  private static final long REFUSAL_NANOS = 50_000_000;

  @Override
  public Class<LoadFact> reads() {
    return LoadFact.class;
  }

  @Override
  public Fold<LoadFact> judge() {
    return Measured.fold(measured -> new Told(measured).verdict());
  }

  /// Of the capacity that must still be served well. Refusals are work, too: where each costs a part c
  /// of what an answer costs, (1 - mc) / (1 - c) is left at m times the capacity.
  private static double wanted(Degradation seen) {
    double times = seen.times();
    double most = times < 1.75 ? 0.95 : times < 2.5 ? 0.90 : 0.80;
    return sheds(seen) ? Math.min(most, (1 - times * REFUSING) / (1 - REFUSING)) : most;
  }

  /// Whether all that it doesn't serve is told to come again.
  private static boolean sheds(Degradation seen) {
    return refuses(seen) && seen.clean() >= CLEAN && !seen.silent(UNANSWERED);
  }

  private static boolean refuses(Degradation seen) {
    return seen.tally().refused() > FAILED * seen.tally().ended();
  }

  private record Fault(Severity severity, String cause, String what) {}

  private record Told(Measured measured) {
    Verdict verdict() {
      List<LoadStep> steps =
          measured.valid(LoadStep.Phase.OVERLOAD).stream()
              .filter(step -> step.offered().times() > 1)
              .toList();
      if (measured.objective().isEmpty() || steps.isEmpty()) {
        return new Verdict.Inconclusive(measured.silence(LoadStep.Phase.OVERLOAD));
      }
      long p99 = measured.objective().get().p99();
      var exercised = Exercised.of("steps", steps.size()).and("requests", Measured.requests(steps));
      double still = still();
      if (still < STILL) {
        return new Verdict.Inconclusive(
            "by then it served only %s of the capacity that was found before"
                .formatted(Words.percent(still)),
            exercised);
      }
      if (below().anyMatch(step -> Degradation.of(step).silent(UNANSWERED))) {
        return new Verdict.Inconclusive(
            "requests stayed unanswered just below its capacity, too: that isn't the overload's doing",
            exercised);
      }
      Map<String, List<Fault>> faults = new LinkedHashMap<>();
      int doubts = 0;
      int crowded = 0;
      for (LoadStep step : steps) {
        Degradation seen = Degradation.of(step, still);
        List<Fault> each = faults(seen, p99);
        if (Validity.crowded(step) && !each.isEmpty()) {
          crowded++;
          continue;
        }
        each.forEach(one -> faults.computeIfAbsent(one.cause(), _ -> new ArrayList<>()).add(one));
        doubts += each.isEmpty() && seen.sure().low() < wanted(seen) ? 1 : 0;
      }
      if (crowded > 0 && faults.isEmpty()) {
        return new Verdict.Inconclusive(
            "other work on this machine may have caused what was seen in %d steps of %d"
                .formatted(crowded, steps.size()),
            exercised);
      }
      return verdict(faults, doubts, steps, exercised);
    }

    /// By the step just below the capacity, where there was one.
    private double still() {
      return below().mapToDouble(Degradation::still).min().orElse(1);
    }

    private Stream<LoadStep> below() {
      return measured.valid(LoadStep.Phase.OVERLOAD).stream().filter(step -> step.offered().times() < 1);
    }

    /// One bad step may be the machine's: what counts was seen twice, and the lesser of the two.
    private Verdict verdict(
        Map<String, List<Fault>> faults, int doubts, List<LoadStep> steps, Exercised exercised) {
      var findings = new Findings();
      boolean once = false;
      for (List<Fault> same : faults.values()) {
        same.sort(Comparator.comparing(Fault::severity).reversed());
        if (same.size() > 1) {
          Fault fault = same.get(1);
          findings.add(
              fault.severity(), Measured.PLACE, fault.what(), fault.cause(), Measured.exchanges(steps));
        }
        once |= same.size() == 1;
      }
      if (findings.isEmpty() && (once || doubts * 2 >= steps.size())) {
        return new Verdict.Inconclusive(
            once
                ? "seen in one step only: " + faults.values().iterator().next().getFirst().what()
                : "how much is still served could not be told from noise",
            exercised);
      }
      return Verdict.failIfAny(findings.list(), passed(steps), exercised);
    }

    private static String passed(List<LoadStep> steps) {
      Degradation worst =
          steps.stream()
              .map(Degradation::of)
              .max(Comparator.comparingDouble(Degradation::times))
              .orElseThrow();
      return "at %.1f times its capacity it still serves %s of it, and refuses the rest"
          .formatted(worst.times(), Words.percent(worst.goodput()));
    }
  }

  private static List<Fault> faults(Degradation seen, long p99) {
    String at = "at %.1f times its capacity ".formatted(seen.times());
    var faults = new ArrayList<Fault>(collapse(seen, at).stream().toList());
    boolean collapsed = faults.stream().anyMatch(one -> one.severity().atLeast(Severity.MAJOR));
    if (collapsed) {
      // All else follows from it.
      return faults;
    }
    if (seen.accepted().low() > p99) {
      faults.add(
          new Fault(
              Severity.MAJOR,
              "what is accepted waits too long",
              at + "what is accepted takes " + Words.millis(seen.accepted().seen())));
    }
    refusals(seen, at, p99, faults);
    return faults;
  }

  private static Optional<Fault> collapse(Degradation seen, String at) {
    double most = seen.sure().high();
    boolean silent = seen.silent(UNANSWERED);
    if (most >= wanted(seen) && !silent) {
      return Optional.empty();
    }
    String what = at + "it serves " + Words.percent(seen.goodput(), seen.sure()) + " of its capacity";
    if (sheds(seen)) {
      Severity severity = most < wanted(seen) / 2 ? Severity.MAJOR : Severity.MINOR;
      return Optional.of(new Fault(severity, "refusals cost what others need", what + ", and refuses the rest"));
    }
    Severity severity =
        most < CATASTROPHIC || (silent && most < POOR)
            ? Severity.CRITICAL
            : silent || most < POOR ? Severity.MAJOR : Severity.MINOR;
    String cause = most >= wanted(seen) ? "what can't be served is left waiting" : "it serves less the more is asked";
    String unanswered =
        seen.unanswered() < NOTHING
            ? ""
            : ", and %s of the requests get no answer in time".formatted(Words.percent(seen.unanswered()));
    return Optional.of(new Fault(severity, cause, what + unanswered));
  }

  private static void refusals(Degradation seen, String at, long p99, List<Fault> faults) {
    boolean fails = seen.tally().failed() > FAILED * seen.tally().ended();
    if (fails && seen.clean() < CLEAN) {
      faults.add(
          new Fault(
              Severity.MAJOR,
              "overload shows as errors",
              at
                  + "%d of %d requests fail with another status than 429 or 503"
                      .formatted(seen.tally().failed(), seen.tally().ended())));
    }
    if (refuses(seen) && seen.invited() < INVITED) {
      faults.add(
          new Fault(
              Severity.MINOR,
              "refusals don't say when to come again",
              at + Words.percent(1 - seen.invited()) + " of the refusals lack Retry-After"));
    }
    if (refuses(seen) && seen.refusal().low() > Math.max(REFUSAL_NANOS, p99 / 4)) {
      faults.add(
          new Fault(
              Severity.MINOR,
              "refusals are slow",
              at + "refusals take " + Words.millis(seen.refusal().seen())));
    }
  }
}
