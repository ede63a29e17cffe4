package dev.prodproof.cli.load;

import dev.prodproof.core.statistics.Binomial;
import dev.prodproof.facts.rules.Ruling;
import dev.prodproof.facts.rules.Validity;
import dev.prodproof.wire.load.Tally;
import dev.prodproof.wire.load.Steps;
import dev.prodproof.wire.load.Trial;
import java.time.Duration;

/// Whether 99 of 100 requests had a good answer in time. Those that were refused, failed or never
/// sent had none: a target that answers one and drops the rest is not prompt.
public final class Promptness {
  private static final double LATE = 0.01;
  private static final double CONFIDENCE = 0.95;

  private Promptness() {}

  public static Ruling of(Trial trial, Duration limit) {
    Tally total = trial.total();
    long due = total.intended();
    long late = due - total.accepted().within(limit.toNanos());
    String words =
        "%d of %d requests had no good answer within %s"
            .formatted(late, due, LoadTable.time(limit.toNanos()));
    if (due > 0 && late <= LATE * due) {
      return Ruling.yes(words + bound(late, due));
    }
    // What we ourselves were too slow for is nobody's fault but ours.
    long p99 = limit.toNanos();
    long tolerated = Validity.tolerated(p99);
    var flaw = Validity.flaw(Steps.of(trial, tolerated), p99);
    if (flaw.isPresent()) {
      return Ruling.unknown(flaw.get());
    }
    return Binomial.share(late, due, 2 * CONFIDENCE - 1).low() > LATE
        ? Ruling.no(words + "; 1 in 100 may")
        : Ruling.unknown(words + "; so few don't tell whether 99 of 100 have");
  }

  // So few requests show less than was asked for: what they do show is said.
  private static String bound(long late, long due) {
    double surely = 1 - Binomial.upper(late, due, CONFIDENCE);
    return surely >= 1 - LATE ? "" : ", which shows that %.1f of 100 have".formatted(100 * surely);
  }
}
