package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.UpstreamTrial;
import dev.prodproof.facts.UpstreamTrial.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A dependency that says nothing, or never comes to an end, is given up on in time.
public final class UpstreamSilence implements Check<UpstreamTrial> {
  /// Where nothing is declared: common defaults are exactly 30 s and aren't caught by a hair.
  private static final long TOO_LONG_MILLIS = 35_000;

  /// Users leave long before.
  private static final long LONG_MILLIS = 10_000;

  @Override
  public Class<UpstreamTrial> reads() {
    return UpstreamTrial.class;
  }

  @Override
  public Fold<UpstreamTrial> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<UpstreamTrial> {
    private final Findings findings = new Findings();
    private final Set<String> faults = new HashSet<>();
    private final Set<String> operations = new HashSet<>();
    private long requests;

    @Override
    public void see(UpstreamTrial trial) {
      if (trial.kind() != Kind.SILENCE || !trial.reached()) {
        return;
      }
      requests++;
      faults.add(trial.fault());
      operations.add(trial.operation());
      long millis = trial.outcome().micros() / 1000;
      long deadline = trial.promise().deadlineMillis();
      if (deadline > 0 && millis > deadline) {
        add(trial, Severity.CRITICAL, "later than the declared " + seconds(deadline));
      } else if (deadline == 0 && millis > TOO_LONG_MILLIS) {
        add(trial, Severity.CRITICAL, "longer than any client waits");
      } else if (trial.outcome().status() == 0) {
        add(trial, Severity.CRITICAL, "the client gets no answer at all");
      } else if (deadline == 0 && millis > LONG_MILLIS) {
        add(trial, Severity.MINOR, "longer than users wait");
      }
    }

    private void add(UpstreamTrial trial, Severity severity, String how) {
      String answer = trial.outcome().status() == 0 ? "no answer" : "an answer";
      String what =
          "with %s in the state \"%s\": %s after %s, %s"
              .formatted(
                  trial.upstream(),
                  trial.fault(),
                  answer,
                  seconds(trial.outcome().micros() / 1000),
                  how);
      String cause = trial.upstream() + " is waited for too long: " + trial.fault();
      findings.add(severity, trial.operation(), what, cause, List.of(trial.outcome().exchange()));
    }

    private static String seconds(long millis) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("requests that met a silent dependency", requests)
              .and("ways of silence", faults.size())
              .and("operations", operations.size());
      if (requests == 0) {
        return new Verdict.Inconclusive(
            "no request of ours met a silent dependency: none was seen to call one", exercised);
      }
      return Verdict.failIfAny(
          findings.list(), "each client was answered in time", exercised);
    }
  }
}
