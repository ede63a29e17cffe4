package dev.prodproof.checks.performance;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.LoadFact;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.rules.Recovery;
import dev.prodproof.facts.rules.Ruling;
import dev.prodproof.facts.rules.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Once the overload is over, half of its capacity is served as ever.
public final class RecoversFromOverload implements Check<LoadFact> {
  @Override
  public Class<LoadFact> reads() {
    return LoadFact.class;
  }

  @Override
  public Fold<LoadFact> judge() {
    return new Pass();
  }

  private record Pair(LoadStep before, LoadStep after) {}

  private static final class Pass implements Fold<LoadFact> {
    private final Measured measured = new Measured();
    private final List<Pair> pairs = new ArrayList<>();
    private Optional<LoadStep> overload = Optional.empty();

    @Override
    public void see(LoadFact fact) {
      measured.see(fact);
      if (fact instanceof LoadStep step && step.offered().phase() == Phase.OVERLOAD) {
        overload = Optional.of(step);
      } else if (fact instanceof LoadStep step && step.offered().phase() == Phase.RECOVERY) {
        overload.ifPresent(before -> pairs.add(new Pair(before, step)));
      }
    }

    @Override
    public Verdict verdict() {
      List<LoadStep> valid = measured.valid(Phase.RECOVERY);
      List<Pair> told = pairs.stream().filter(pair -> valid.contains(pair.after())).toList();
      if (measured.objective().isEmpty() || told.isEmpty()) {
        return new Verdict.Inconclusive(measured.silence(Phase.RECOVERY));
      }
      var exercised =
          Exercised.of("recoveries", told.size()).and("requests", Measured.requests(valid));
      return judged(told, measured.objective().get().p99(), exercised);
    }

    private Verdict judged(List<Pair> told, long p99, Exercised exercised) {
      var findings = new Findings();
      Optional<Ruling> open = Optional.empty();
      double slowest = 0;
      for (Pair pair : told) {
        Recovery recovery = Recovery.of(pair.before(), pair.after(), p99);
        Ruling ruling = Validity.weighed(recovery.ruling(), List.of(pair.after()));
        slowest = Math.max(slowest, recovery.seconds());
        if (ruling.fails()) {
          boolean stuck = Double.isInfinite(recovery.seconds());
          findings.add(
              stuck ? Severity.CRITICAL : Severity.MAJOR,
              Measured.PLACE,
              ruling.because(),
              stuck ? "it stays down after an overload" : "it recovers late from an overload",
              pair.after().exchanges());
        } else if (ruling.open()) {
          open = Optional.of(ruling);
        }
      }
      if (findings.isEmpty() && open.isPresent()) {
        return new Verdict.Inconclusive(open.get().because(), exercised);
      }
      return Verdict.failIfAny(
          findings.list(),
          "all was well %.1f s after the overload ended".formatted(slowest),
          exercised);
    }
  }
}
