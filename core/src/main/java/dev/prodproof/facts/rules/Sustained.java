package dev.prodproof.facts.rules;

import dev.prodproof.core.statistics.Binomial;
import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadStep;
import java.util.List;

/// Whether a short step at some rate was served: the trial that the search for the capacity is made
/// of. What isn't surely bad counts as served; the search looks at the ends again.
public final class Sustained {
  private static final double CONFIDENCE = 0.95;
  private static final double PERCENTILE = 0.99;

  /// A capacity is where a service stops to serve: a handful of errors has other reasons.
  private static final double ERRORS = 0.01;

  private Sustained() {}

  public static Ruling of(LoadStep step, Objective objective) {
    return Validity.weighed(plain(step, objective), List.of(step));
  }

  private static Ruling plain(LoadStep step, Objective objective) {
    var flaw = Validity.flaw(step, objective.p99());
    if (flaw.isPresent()) {
      return Ruling.unknown(flaw.get());
    }
    LoadStep.Tally tally = step.tally();
    long bad = tally.ended() - tally.good();
    double least = Binomial.share(bad, tally.ended(), 2 * CONFIDENCE - 1).low();
    if (least > Math.max(ERRORS, objective.errors())) {
      return Ruling.no(words(tally));
    }
    Ruling stability = Stability.of(step);
    if (!stability.holds()) {
      return stability;
    }
    Percentile p99 = Percentile.of(step.windows(), PERCENTILE);
    return p99.low() > objective.p99()
        ? Ruling.no("its 99th percentile is %s".formatted(Words.millis(p99.seen())))
        : Ruling.yes("its 99th percentile is %s".formatted(Words.millis(p99.seen())));
  }

  private static String words(LoadStep.Tally tally) {
    long most = Math.max(tally.refused(), Math.max(tally.failed(), tally.unanswered()));
    String fate =
        most == tally.refused()
            ? "refused"
            : most == tally.failed() ? "failed" : "not answered in time";
    return "%d of %d requests were %s".formatted(most, tally.ended(), fate);
  }
}
