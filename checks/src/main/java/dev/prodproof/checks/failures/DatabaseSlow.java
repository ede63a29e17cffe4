package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.DatabaseTrial;
import dev.prodproof.facts.DatabaseTrial.Kind;
import dev.prodproof.facts.UpstreamTrial.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A database that is slow, or says nothing any more, is given up on in time.
public final class DatabaseSlow implements Check<DatabaseTrial> {
  @Override
  public Class<DatabaseTrial> reads() {
    return DatabaseTrial.class;
  }

  @Override
  public Fold<DatabaseTrial> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<DatabaseTrial> {
    private final Findings findings = new Findings();
    private final Set<String> faults = new HashSet<>();
    private final Set<String> operations = new HashSet<>();
    private long requests;

    @Override
    public void see(DatabaseTrial trial) {
      if (trial.kind() == Kind.SLOW && trial.reached()) {
        requests++;
        faults.add(trial.fault());
        operations.add(trial.operation());
        Patience.lost(trial.outcome(), trial.promise().deadlineMillis())
            .ifPresent(lost -> add(trial, lost));
      }
    }

    private void add(DatabaseTrial trial, Patience.Lost lost) {
      Outcome outcome = trial.outcome();
      String what =
          "with %s in the state \"%s\": %s, %s"
              .formatted(
                  trial.upstream(),
                  trial.fault(),
                  Patience.answer(outcome.status(), outcome.micros() / 1000),
                  lost.how());
      String cause = trial.upstream() + " is waited for too long: " + trial.fault();
      // One client of it serves many operations: its patience is told once.
      findings.add(
          trial.operation(),
          new Finding(
              lost.severity(),
              "dependency " + trial.upstream(),
              what,
              new Cause(cause),
              List.of(outcome.exchange())));
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("requests that met a slow database", requests)
              .and("ways to be slow", faults.size())
              .and("operations", operations.size());
      if (requests == 0) {
        return new Verdict.Inconclusive(
            "no request of ours met a slow database: none was seen to use one", exercised);
      }
      return Verdict.failIfAny(findings.list(), "each client was answered in time", exercised);
    }
  }
}
