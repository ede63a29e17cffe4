package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.UpstreamRecovery;
import java.util.HashSet;
import java.util.Set;

/// Once a fault is over, good answers come again without anybody's help.
public final class RecoversAlone implements Check<UpstreamRecovery> {
  /// The usual period of a health check with its retries.
  private static final long SOON_MILLIS = 30_000;

  /// What a person on call needs to open a laptop.
  private static final long LATE_MILLIS = 120_000;

  /// Common breakers stay open for a minute: who wasn't watched for longer may still come back.
  private static final long OPEN_MILLIS = 65_000;

  private static final int ROW = 20;

  @Override
  public Class<UpstreamRecovery> reads() {
    return UpstreamRecovery.class;
  }

  @Override
  public Fold<UpstreamRecovery> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<UpstreamRecovery> {
    private final Findings findings = new Findings();
    private final Set<String> faults = new HashSet<>();
    private long recoveries;
    private long longRows;
    private long slowest;

    @Override
    public void see(UpstreamRecovery recovery) {
      if (recovery.exchanges().isEmpty()) {
        return;
      }
      if (recovery.millis() >= 0) {
        recoveries++;
        faults.add(recovery.fault());
        longRows += recovery.inARow() >= ROW ? 1 : 0;
        slowest = Math.max(slowest, recovery.millis());
        judge(recovery, recovery.millis(), "it is well only");
      } else {
        judge(recovery, recovery.waited(), "it still isn't well");
      }
    }

    private void judge(UpstreamRecovery recovery, long millis, String how) {
      if (millis <= SOON_MILLIS) {
        return;
      }
      boolean never = recovery.millis() < 0;
      boolean tooLong = millis > (never ? OPEN_MILLIS : LATE_MILLIS);
      Severity severity = tooLong ? Severity.CRITICAL : Severity.MINOR;
      String what =
          "after %s was healed (%s), %s %d s later"
              .formatted(recovery.upstream(), recovery.fault(), how, millis / 1000);
      findings.add(
          severity,
          recovery.operation(),
          what,
          recovery.upstream() + ": " + (never ? "doesn't come back" : "comes back late"),
          recovery.exchanges());
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("recoveries", recoveries)
              .and("faults", faults.size())
              .and("rows of 20 good answers", longRows)
              .and("milliseconds at most", slowest);
      if (findings.isEmpty() && recoveries == 0) {
        return new Verdict.Inconclusive(
            "no operation was seen to come back after a dependency was healed", exercised);
      }
      return Verdict.failIfAny(
          findings.list(), "each operation came back by itself within 30 s", exercised);
    }
  }
}
