package dev.prodproof.facts.rules;

import dev.prodproof.core.statistics.Binomial;
import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadStep;
import java.util.List;

/// Rule V1, second half: whether the objective holds at its rate, on the pessimistic side.
public final class Attainment {
  private static final double PERCENTILE = 0.99;
  private static final double CONFIDENCE = 0.95;

  /// A share needs about three times its reciprocal without an error to be shown at 95 %.
  private static final double RULE_OF_THREE = 3;

  private Attainment() {}

  /// @param steps valid ones at one rate
  public static Ruling of(List<LoadStep> steps, Objective objective) {
    return Validity.weighed(plain(steps, objective), steps);
  }

  private static Ruling plain(List<LoadStep> steps, Objective objective) {
    for (LoadStep step : steps) {
      Ruling stability = Stability.of(step);
      if (stability.fails()) {
        return stability;
      }
    }
    Ruling errors = errors(steps, objective.errors());
    Ruling latency = latency(steps, objective.p99());
    if (errors.fails() || latency.fails()) {
      return errors.fails() ? errors : latency;
    }
    if (errors.open() || latency.open()) {
      return errors.open() ? errors : latency;
    }
    return Ruling.yes(latency.because() + " and " + errors.because());
  }

  private static Ruling errors(List<LoadStep> steps, double allowed) {
    LoadStep.Tally tally = LoadStep.Tally.sum(steps.stream().map(LoadStep::tally).toList());
    long ended = tally.ended();
    long bad = ended - tally.good();
    double high = Binomial.upper(bad, ended, CONFIDENCE);
    String words = "%d of %d requests failed".formatted(bad, ended);
    if (Binomial.share(bad, ended, 2 * CONFIDENCE - 1).low() > allowed) {
      return Ruling.no("%s; %s are allowed".formatted(words, Words.percent(allowed)));
    }
    if (high <= allowed) {
      return Ruling.yes("%s, surely below %s".formatted(words, Words.percent(high)));
    }
    // So small a share can't be shown with so few: what could be is said.
    boolean few = ended < RULE_OF_THREE / allowed;
    return bad == 0 && few
        ? Ruling.yes("%s, which shows %s and no less".formatted(words, Words.percent(high)))
        : Ruling.unknown(
            "%s: too close to the %s allowed".formatted(words, Words.percent(allowed)));
  }

  private static Ruling latency(List<LoadStep> steps, long limit) {
    var p99 =
        Percentile.of(steps.stream().flatMap(step -> step.windows().stream()).toList(), PERCENTILE);
    if (p99.low() > limit) {
      return Ruling.no(
          "the 99th percentile is %s, at least %s; %s is the objective"
              .formatted(Words.millis(p99.seen()), Words.millis(p99.low()), Words.millis(limit)));
    }
    if (p99.high().isEmpty()) {
      return Ruling.unknown(
          "%d good answers are too few for a 99th percentile: it takes 299".formatted(p99.count()));
    }
    long high = p99.high().getAsLong();
    return high <= limit
        ? Ruling.yes(
            "the 99th percentile is %s, at most %s"
                .formatted(Words.millis(p99.seen()), Words.millis(high)))
        : Ruling.unknown(
            "the 99th percentile lies between %s and %s, and %s is the objective"
                .formatted(Words.millis(p99.low()), Words.millis(high), Words.millis(limit)));
  }
}
