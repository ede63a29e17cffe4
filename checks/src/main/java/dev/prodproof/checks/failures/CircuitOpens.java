package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.SustainedOutage;
import dev.prodproof.facts.SustainedOutage.Shot;
import java.util.List;

/// What keeps failing is left alone, answered for at once, and tried again when it is well.
public final class CircuitOpens implements Check<SustainedOutage> {
  /// More than common breakers look back.
  private static final int ROW = 200;

  private static final int LAST = 50;
  private static final int CALLING = LAST / 5;
  private static final long AT_ONCE_MICROS = 100_000;

  /// Of the requests that don't belong to the row: a place that is taken, for one.
  private static final int ODD = ROW / 20;

  private static final long CLOSED_MILLIS = 60_000;
  private static final int GOOD_PERCENT = 95;

  @Override
  public Class<SustainedOutage> reads() {
    return SustainedOutage.class;
  }

  @Override
  public Fold<SustainedOutage> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<SustainedOutage> {
    private final Findings findings = new Findings();
    private long rows;
    private long requests;
    private long calls;
    private long open;
    private long closed;

    @Override
    public void see(SustainedOutage outage) {
      if (!tells(outage)) {
        return;
      }
      rows++;
      requests += outage.shots().size();
      calls += outage.shots().stream().mapToLong(Shot::calls).sum();
      List<Shot> last = outage.shots().subList(outage.shots().size() - LAST, outage.shots().size());
      List<Shot> spared = last.stream().filter(shot -> !shot.called()).toList();
      if (LAST - spared.size() > CALLING) {
        String how = "%d of the last %d requests still call it".formatted(LAST - spared.size(), LAST);
        add(outage, how, "is called however long it fails");
        return;
      }
      open++;
      long late = p95(spared);
      if (late > AT_ONCE_MICROS) {
        String how = "requests that don't call it any more take %d ms".formatted(late / 1000);
        add(outage, how, "is left alone, yet waited for");
      }
      back(outage);
    }

    private void back(SustainedOutage outage) {
      SustainedOutage.Healed healed = outage.healed();
      if (healed.millis() < 0 && healed.waited() >= CLOSED_MILLIS) {
        String how = "%d s after it was well nothing calls it".formatted(healed.waited() / 1000);
        add(outage, how, "is left alone for good");
      } else if (healed.millis() > CLOSED_MILLIS) {
        String how = "it is called again only after %d s".formatted(healed.millis() / 1000);
        add(outage, how, "is left alone too long");
      } else if (healed.asked() > 0 && healed.good() * 100 < healed.asked() * GOOD_PERCENT) {
        String how =
            "once it is well, %d of %d requests succeed".formatted(healed.good(), healed.asked());
        add(outage, how, "is called again with little success");
      } else {
        closed += healed.asked() > 0 ? 1 : 0;
      }
    }

    private void add(SustainedOutage outage, String how, String cause) {
      String what =
          "with %s failing for %d requests: %s"
              .formatted(outage.upstream(), outage.shots().size(), how);
      findings.add(
          Severity.MINOR,
          outage.operation(),
          what,
          outage.upstream() + " " + cause,
          outage.exchanges());
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("long outages", rows)
              .and("requests during them", requests)
              .and("calls that they made", calls)
              .and("circuits seen to open", open)
              .and("seen to close", closed);
      if (rows == 0) {
        return new Verdict.Inconclusive(
            "no dependency failed for %d requests in a row that call it".formatted(ROW), exercised);
      }
      if (findings.isEmpty() && closed < rows) {
        return new Verdict.Inconclusive(
            "the time was up before the dependency was called again", exercised);
      }
      return Verdict.failIfAny(
          findings.list(), "a failing dependency was left alone and taken up again", exercised);
    }
  }

  /// Long enough, it met the fault, and what was sent fitted all the while.
  private static boolean tells(SustainedOutage outage) {
    long odd =
        outage.shots().stream()
            .filter(shot -> !shot.called() && shot.status() >= 400 && shot.status() < 500)
            .count();
    return outage.shots().size() >= ROW
        && odd <= ODD
        && outage.shots().stream().anyMatch(Shot::called);
  }

  private static long p95(List<Shot> shots) {
    List<Long> sorted = shots.stream().map(Shot::micros).sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
  }
}
