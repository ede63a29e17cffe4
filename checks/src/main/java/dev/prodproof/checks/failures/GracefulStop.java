package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Counted;
import dev.prodproof.facts.FullDisk;
import dev.prodproof.facts.MovedClock;
import dev.prodproof.facts.Opening;
import dev.prodproof.facts.Replacement;
import dev.prodproof.facts.RestartFact;
import dev.prodproof.facts.Restarted;
import dev.prodproof.facts.UnderWay;
import dev.prodproof.facts.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

public final class GracefulStop implements Check<RestartFact> {
  /// Fewer may have been lucky.
  private static final int LEAST = 20;

  @Override
  public Class<RestartFact> reads() {
    return RestartFact.class;
  }

  @Override
  public Fold<RestartFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<RestartFact> {
    private final Findings findings = new Findings();
    private final List<UnderWay> lost = new ArrayList<>();
    private final List<UnderWay> turnedAway = new ArrayList<>();
    private long stops;
    private long answered;
    private long others;

    @Override
    public void see(RestartFact fact) {
      switch (fact) {
        case Restarted restarted -> restarted(restarted);
        case UnderWay underWay -> underWay(underWay);
        case Write _, Opening _, Replacement _, Counted _, FullDisk _, MovedClock _ -> {}
      }
    }

    private void restarted(Restarted restarted) {
      if (restarted.signal() != Restarted.Signal.TERM) {
        return;
      }
      stops++;
      if (!restarted.inTime()) {
        findings.add(
            Severity.MAJOR,
            "the process",
            "SIGTERM doesn't end it: after its grace of %d s it had to be killed"
                .formatted(restarted.endedAfter() / 1000),
            "it doesn't end by SIGTERM",
            restarted.exchanges());
      }
      if (!restarted.ready()) {
        findings.add(
            Severity.MAJOR,
            "the process",
            "it doesn't start again after an orderly stop",
            "it doesn't start again after a stop",
            restarted.exchanges());
      }
    }

    private void underWay(UnderWay underWay) {
      boolean fine = underWay.fate() == UnderWay.Fate.ANSWERED;
      if (!underWay.held()) {
        others++;
        if (underWay.fate() == UnderWay.Fate.RESET) {
          turnedAway.add(underWay);
        }
      } else if (fine) {
        answered++;
      } else {
        lost.add(underWay);
      }
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("stops", stops)
              .and("requests under way", answered + lost.size())
              .and("completed", answered)
              .and("requests beside them", others)
              .and("accepted and reset", turnedAway.size());
      var all = new Findings();
      findings.list().forEach(all::add);
      if (lost.isEmpty()) {
        addTurnedAway(all);
      }
      addLost(all);
      boolean failed = all.list().stream().anyMatch(one -> one.severity() != Severity.INFO);
      if (failed) {
        return new Verdict.Fail(all.list(), exercised);
      }
      if (stops == 0 || answered < LEAST) {
        return new Verdict.Inconclusive(
            "only %d requests were under way at SIGTERM, and it takes %d".formatted(answered, LEAST),
            exercised);
      }
      return Verdict.failIfAny(
          all.list(), "all %d requests that were under way at SIGTERM were completed".formatted(answered), exercised);
    }

    private void addLost(Findings all) {
      if (!lost.isEmpty()) {
        UnderWay first = lost.getFirst();
        String beside =
            turnedAway.isEmpty() ? "" : "; %d new connections were accepted and then reset".formatted(turnedAway.size());
        // Who has few workers takes up few at a time: the others wait where the process doesn't see them.
        boolean waited = answered > 0 && lost.size() > answered;
        all.add(
            waited ? Severity.MINOR : Severity.MAJOR,
            first.operation(),
            "%d of %d requests that were under way at SIGTERM weren't completed; the first was %s"
                    .formatted(
                        lost.size(), answered + lost.size(), first.fate().name().toLowerCase(Locale.ROOT))
                    + (waited ? " (they may have waited for a worker: " + answered + " were completed)" : "")
                    + beside,
            "requests under way are lost at SIGTERM",
            first.exchanges());
      }
    }

    /// It may have been the moment in which a listener closes, which nobody can rule out altogether.
    private void addTurnedAway(Findings all) {
      if (!turnedAway.isEmpty()) {
        UnderWay first = turnedAway.getFirst();
        all.add(
            Severity.INFO,
            first.operation(),
            (turnedAway.size() == 1
                    ? "after SIGTERM a new connection was accepted and then reset"
                    : "after SIGTERM " + turnedAway.size() + " new connections were accepted and then reset")
                + "; fail readiness first and wait for the balancer",
            "new connections are reset after SIGTERM",
            first.exchanges());
      }
    }
  }
}
