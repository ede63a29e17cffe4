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
import dev.prodproof.facts.Replacement.Kind;
import dev.prodproof.facts.RestartFact;
import dev.prodproof.facts.Restarted;
import dev.prodproof.facts.UnderWay;
import dev.prodproof.facts.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

public final class UpgradeAndRollBack implements Check<RestartFact> {
  /// What a version says that can't live with the schema; another reason may be the recipe's.
  private static final Pattern OF_THE_SCHEMA =
      Pattern.compile("(?i)\\b(schema|column|relation|migrations?|tables?)\\b");

  @Override
  public Class<RestartFact> reads() {
    return RestartFact.class;
  }

  @Override
  public Fold<RestartFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<RestartFact> {
    private final Casualties casualties = new Casualties();
    private final List<Write> gone = new ArrayList<>();
    private Optional<Replacement> impossible = Optional.empty();
    private long acknowledged;
    private long back;
    private long forward;
    private long rollBackMillis;

    @Override
    public void see(RestartFact fact) {
      switch (fact) {
        case Replacement replacement when replacement.kind() != Kind.SAME -> replacement(replacement);
        case Write write when write.occasion() == Write.Occasion.UPGRADE -> write(write);
        case Opening _, Replacement _, Restarted _, UnderWay _, Write _, Counted _, FullDisk _, MovedClock _ -> {}
      }
    }

    private void replacement(Replacement replacement) {
      if (!replacement.done()) {
        impossible = Optional.of(replacement);
        return;
      }
      casualties.see(replacement);
      if (replacement.kind() == Kind.BACK) {
        back++;
        rollBackMillis = Math.max(rollBackMillis, replacement.millis());
      } else {
        forward++;
      }
    }

    private void write(Write write) {
      if (write.is(Write.Outcome.ACKNOWLEDGED)) {
        acknowledged++;
        boolean missing =
            write.byId() == Write.Found.MISSING
                || (write.byId() != Write.Found.ONCE && write.byList() == Write.Found.MISSING);
        if (missing) {
          gone.add(write);
        }
      }
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("roll-backs", back)
              .and("upgrades", forward)
              .and("milliseconds to roll back", rollBackMillis)
              .and("requests meanwhile", casualties.requests())
              .and("lost", casualties.lost())
              .and("acknowledged writes", acknowledged)
              .and("writes gone", gone.size());
      var findings = new Findings();
      casualties.addTo(findings, "while two versions ran side by side", Set.of());
      addGone(findings);
      impossible.filter(Pass::ofTheSchema).ifPresent(one -> addDead(findings, one));
      if (findings.list().stream().anyMatch(one -> one.severity() != Severity.INFO)) {
        return new Verdict.Fail(findings.list(), exercised);
      }
      if (back == 0 || forward == 0) {
        return new Verdict.Inconclusive(
            impossible
                .map(one -> "the other version couldn't take over: " + one.impossible())
                .orElse("there was no time to run the previous version beside this one"),
            exercised);
      }
      return Verdict.failIfAny(
          findings.list(),
          "%d requests and %d acknowledged writes survived the previous version's return and its replacement; rolling back took %.1f s"
              .formatted(casualties.requests(), acknowledged, rollBackMillis / 1000.0),
          exercised);
    }

    private static boolean ofTheSchema(Replacement replacement) {
      return OF_THE_SCHEMA.matcher(replacement.impossible()).find();
    }

    private static void addDead(Findings findings, Replacement one) {
      findings.add(
          Severity.MAJOR,
          "the previous version",
          "it doesn't start on this version's schema: " + one.impossible(),
          "the previous version doesn't start",
          one.exchanges());
    }

    private void addGone(Findings findings) {
      if (!gone.isEmpty()) {
        Write first = gone.getFirst();
        findings.add(
            Severity.CRITICAL,
            first.operation(),
            "%d of %d acknowledged writes are gone after the version changed: %s"
                .formatted(
                    gone.size(),
                    acknowledged,
                    String.join(", ", gone.stream().limit(10).map(Write::name).toList())),
            "acknowledged, but gone after the version changed",
            first.exchanges());
      }
    }
  }
}
