package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.PoolTrial;
import dev.prodproof.facts.PoolTrial.Afterwards;
import dev.prodproof.facts.PoolTrial.Waited;
import java.util.Comparator;
import java.util.List;

/// More requests than connections: the rest are told in time, and every connection comes back.
public final class PoolExhaustion implements Check<PoolTrial> {
  /// Fewer requests than this many times the connections exhaust nothing.
  private static final int TIMES = 2;

  /// Long enough for every common clean-up.
  private static final long CLEAN_MILLIS = 60_000;

  @Override
  public Class<PoolTrial> reads() {
    return PoolTrial.class;
  }

  @Override
  public Fold<PoolTrial> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<PoolTrial> {
    private final Findings findings = new Findings();
    private long trials;
    private long requests;
    private long connections;
    private boolean open;
    private boolean unseen;

    @Override
    public void see(PoolTrial trial) {
      if (trial.connections() == 0 || trial.crowd().isEmpty()) {
        return;
      }
      if (trial.crowd().size() < TIMES * trial.connections()) {
        open = true;
        return;
      }
      trials++;
      requests += trial.crowd().size();
      connections = Math.max(connections, trial.connections());
      trial.crowd().stream().max(Comparator.comparingLong(Waited::micros)).ifPresent(w -> waited(trial, w));
      after(trial, trial.afterwards());
    }

    private void waited(PoolTrial trial, Waited longest) {
      long millis = longest.micros() / 1000;
      Patience.lost(longest.status(), millis, trial.deadlineMillis())
          .ifPresent(
              lost -> {
                String how =
                    "the last of %d requests gets %s, %s"
                        .formatted(
                            trial.crowd().size(),
                            Patience.answer(longest.status(), millis),
                            lost.how());
                boolean minor = lost.severity() == Severity.MINOR;
                add(trial, minor ? Severity.MINOR : Severity.MAJOR, how, "is waited for too long");
              });
    }

    private void after(PoolTrial trial, Afterwards after) {
      if (after.inTransaction() > 0 && after.waited() >= CLEAN_MILLIS) {
        String how = "%d transactions stay open".formatted(after.inTransaction());
        add(trial, Severity.MAJOR, how, "transactions are left open");
      } else if (after.asked() == 0 || after.inTransaction() > 0) {
        unseen = true;
      } else if (after.good() < after.asked()) {
        String how =
            "once it is well, %d of %d requests at once succeed"
                .formatted(after.good(), after.asked());
        add(trial, Severity.MAJOR, how, "connections don't come back");
      }
    }

    private void add(PoolTrial trial, Severity severity, String how, String cause) {
      String what =
          "with %s in the state \"%s\" on %d connections: %s"
              .formatted(trial.upstream(), trial.fault(), trial.connections(), how);
      findings.add(
          severity,
          trial.operation(),
          what,
          "the pool of " + trial.upstream() + ": " + cause,
          trial.exchanges());
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("exhausted pools", trials)
              .and("connections", connections)
              .and("requests at once", requests);
      if (findings.isEmpty() && trials == 0) {
        String why =
            open
                ? "the service opened more connections than half of our requests: no pool was exhausted"
                : "no connection to a database was seen to be stuck";
        return new Verdict.Inconclusive(why, exercised);
      }
      if (findings.isEmpty() && unseen) {
        return new Verdict.Inconclusive(
            "there was no time to see whether each connection came back", exercised);
      }
      return Verdict.failIfAny(
          findings.list(), "the rest were told in time, and every connection came back", exercised);
    }
  }
}
