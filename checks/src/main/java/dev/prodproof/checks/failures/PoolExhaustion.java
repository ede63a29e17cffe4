package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.DatabaseTrial;
import dev.prodproof.facts.PoolTrial;
import dev.prodproof.facts.PoolTrial.Afterwards;
import dev.prodproof.facts.PoolTrial.Waited;
import dev.prodproof.facts.UpstreamFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// More requests than connections: the rest are told in time, and every connection comes back.
public final class PoolExhaustion implements Check<UpstreamFact> {
  /// Fewer requests than this many times the connections exhaust nothing.
  private static final int TIMES = 2;

  /// Long enough for every common clean-up.
  private static final long CLEAN_MILLIS = 60_000;

  @Override
  public Class<UpstreamFact> reads() {
    return UpstreamFact.class;
  }

  @Override
  public Fold<UpstreamFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<UpstreamFact> {
    /// What a single request waits for too long, without a pool's help.
    private record Alone(String upstream, String fault) {}

    /// A crowd's wait: the pool's fault only where a single request doesn't wait as well.
    private record Wait(Alone under, Finding finding) {}

    private final Findings findings = new Findings();
    private final List<Wait> waits = new ArrayList<>();
    private final Set<Alone> alone = new HashSet<>();
    private long trials;
    private long requests;
    private long connections;
    private boolean open;
    private boolean unseen;

    @Override
    public void see(UpstreamFact fact) {
      switch (fact) {
        case PoolTrial trial -> pool(trial);
        case DatabaseTrial trial when trial.kind() == DatabaseTrial.Kind.SLOW && trial.reached() ->
            Patience.lost(trial.outcome(), trial.promise().deadlineMillis())
                .ifPresent(_ -> alone.add(new Alone(trial.upstream(), trial.fault())));
        default -> {}
      }
    }

    private void pool(PoolTrial trial) {
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
                Severity severity = minor ? Severity.MINOR : Severity.MAJOR;
                Finding finding = finding(trial, severity, how, "is waited for too long");
                waits.add(new Wait(new Alone(trial.upstream(), trial.fault()), finding));
              });
    }

    private void after(PoolTrial trial, Afterwards after) {
      if (after.inTransaction() > 0 && after.waited() >= CLEAN_MILLIS) {
        String how = "%d transactions stay open".formatted(after.inTransaction());
        findings.add(finding(trial, Severity.MAJOR, how, "transactions are left open"));
      } else if (after.asked() == 0 || after.inTransaction() > 0) {
        unseen = true;
      } else if (after.good() < after.asked()) {
        String how =
            "once it is well, %d of %d requests at once succeed"
                .formatted(after.good(), after.asked());
        findings.add(finding(trial, Severity.MAJOR, how, "connections don't come back"));
      }
    }

    private static Finding finding(PoolTrial trial, Severity severity, String how, String cause) {
      String what =
          "with %s in the state \"%s\" on %d connections: %s"
              .formatted(trial.upstream(), trial.fault(), trial.connections(), how);
      var of = new Cause("the pool of " + trial.upstream() + ": " + cause);
      return new Finding(severity, trial.operation(), what, of, trial.exchanges());
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("exhausted pools", trials)
              .and("connections", connections)
              .and("requests at once", requests);
      var all = new Findings();
      findings.list().forEach(all::add);
      waits.stream().filter(one -> !alone.contains(one.under())).map(Wait::finding).forEach(all::add);
      if (all.isEmpty()) {
        return sound(exercised);
      }
      return new Verdict.Fail(all.list(), exercised);
    }

    private Verdict sound(Exercised exercised) {
      if (trials == 0) {
        String why =
            open
                ? "the service opened more connections than half of our requests: no pool was exhausted"
                : "no connection to a database was seen to be stuck";
        return new Verdict.Inconclusive(why, exercised);
      }
      if (!waits.isEmpty()) {
        return new Verdict.Inconclusive(
            "a single request waits too long already, whatever the pool does: see failures/database-slow",
            exercised);
      }
      return unseen
          ? new Verdict.Inconclusive(
              "there was no time to see whether each connection came back", exercised)
          : new Verdict.Pass("the rest were told in time, and every connection came back", exercised);
    }
  }
}
