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
import org.jspecify.annotations.Nullable;

public final class DiskFull implements Check<RestartFact> {
  @Override
  public Class<RestartFact> reads() {
    return RestartFact.class;
  }

  @Override
  public Fold<RestartFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<RestartFact> {
    private static final String PLACE = "the data directory";

    private final List<Write> gone = new ArrayList<>();
    private @Nullable FullDisk disk;
    private long acknowledged;

    @Override
    public void see(RestartFact fact) {
      switch (fact) {
        case FullDisk full -> disk = full;
        case Write write when write.occasion() == Write.Occasion.DISK -> write(write);
        case Counted _, MovedClock _, Opening _, Replacement _, Restarted _, UnderWay _, Write _ -> {}
      }
    }

    private void write(Write write) {
      if (!write.is(Write.Outcome.ACKNOWLEDGED)) {
        return;
      }
      acknowledged++;
      boolean missing =
          write.byId() == Write.Found.MISSING
              || (write.byId() != Write.Found.ONCE && write.byList() == Write.Found.MISSING);
      if (missing) {
        gone.add(write);
      }
    }

    @Override
    public Verdict verdict() {
      FullDisk full = disk;
      if (full == null) {
        return new Verdict.Inconclusive("there was no time to fill a disk", Exercised.of("writes", 0));
      }
      return switch (full.standing()) {
        case NONE -> new Verdict.NotApplicable(full.why(), Exercised.of("writes", 0));
        case UNDECLARED, IMPOSSIBLE -> new Verdict.Inconclusive(full.why(), Exercised.of("writes", 0));
        case SHOWN -> shown(full);
      };
    }

    private Verdict shown(FullDisk full) {
      var exercised =
          Exercised.of("writes while full", full.writes())
              .and("refused with a 5xx", full.refused())
              .and("reads while full", full.reads())
              .and("reads failed", full.readsFailed())
              .and("acknowledged in all", acknowledged)
              .and("gone", gone.size());
      var findings = new Findings();
      if (!gone.isEmpty()) {
        String names = String.join(", ", gone.stream().limit(10).map(Write::name).toList());
        findings.add(
            Severity.CRITICAL,
            gone.getFirst().operation(),
            "%d of %d acknowledged writes are gone after the disk was full: %s"
                .formatted(gone.size(), acknowledged, names),
            "acknowledged, but gone after the disk was full",
            gone.getFirst().exchanges());
      }
      add(findings, full, !full.alive(), "the process ends when the disk is full");
      add(findings, full, full.unanswered() > 0, "writes get no answer when the disk is full");
      add(findings, full, full.readsFailed() > 0, "reads fail when the disk is full");
      add(findings, full, full.blamed() > 0, "the client is blamed for a full disk");
      add(findings, full, !full.recovered(), "writes don't come back with the room");
      if (!findings.isEmpty()) {
        return new Verdict.Fail(findings.list(), exercised);
      }
      if (full.refused() == 0) {
        return new Verdict.Inconclusive(
            "no write met the full disk: correct `declare.data-dir`", exercised);
      }
      return new Verdict.Pass(
          "%d writes were refused and %d reads answered while the disk was full; all %d acknowledged writes are there"
              .formatted(full.refused(), full.reads(), acknowledged),
          exercised);
    }

    private static void add(Findings findings, FullDisk full, boolean holds, String what) {
      if (holds) {
        findings.add(Severity.MAJOR, PLACE, what, what, full.exchanges());
      }
    }
  }
}
