package dev.prodproof.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class BinomialTest {
  @Test
  void counts_as_the_formula_does() {
    assertThat(Binomial.atMost(0, 10, 0.1)).isCloseTo(Math.pow(0.9, 10), within(1e-10));
    assertThat(Binomial.atMost(1, 2, 0.5)).isCloseTo(0.75, within(1e-12));
    assertThat(Binomial.atMost(10, 10, 0.3)).isEqualTo(1);
    assertThat(Binomial.atMost(-1, 10, 0.3)).isZero();
    assertThat(Binomial.atMost(5_000, 10_000, 0.5)).isCloseTo(0.50399, within(1e-4));
  }

  @Test
  void gives_the_known_limits_of_clopper_and_pearson() {
    Interval five = Binomial.share(5, 20, 0.95);
    assertThat(five.low()).isCloseTo(0.08657, within(1e-4));
    assertThat(five.high()).isCloseTo(0.49105, within(1e-4));
    assertThat(Binomial.upper(0, 2_995, 0.95)).isLessThanOrEqualTo(0.001);
    assertThat(Binomial.upper(0, 2_994, 0.95)).isGreaterThan(0.001);
    assertThat(Binomial.share(0, 0, 0.95)).isEqualTo(new Interval(0, 1));
  }

  @Test
  void needs_299_for_the_99th_percentile() {
    assertThat(Binomial.rankAbove(298, 0.99, 0.95)).isEmpty();
    assertThat(Binomial.rankAbove(299, 0.99, 0.95)).hasValue(299);
    assertThat(Binomial.rankAbove(2_994, 0.999, 0.95)).isEmpty();
    assertThat(Binomial.rankAbove(2_995, 0.999, 0.95)).hasValue(2_995);
  }

  @Test
  void puts_the_two_ranks_around_the_quantile() {
    assertThat(Binomial.rankAbove(1_000, 0.5, 0.95).orElseThrow()).isBetween(520L, 535L);
    assertThat(Binomial.rankBelow(1_000, 0.5, 0.95).orElseThrow()).isBetween(465L, 480L);
  }
}
