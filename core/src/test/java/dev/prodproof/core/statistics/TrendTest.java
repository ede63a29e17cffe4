package dev.prodproof.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TrendTest {
  @Test
  void finds_the_slope_of_a_noisy_line() {
    var chance = new Random(1);
    Trend trend = Trend.of(series(200, i -> 3 * i * 0.5 + chance.nextGaussian()), 0.5, 0.95);
    assertThat(trend.slope()).isCloseTo(3, within(0.02));
    assertThat(trend.sure().holds(3)).isTrue();
    assertThat(trend.chance()).isLessThan(1e-6);
  }

  @Test
  void is_not_moved_by_a_few_wild_values() {
    Trend trend = Trend.of(series(100, i -> i % 10 == 0 ? 1e9 : i), 1, 0.95);
    assertThat(trend.slope()).isCloseTo(1, within(0.1));
  }

  @Test
  void sees_no_rise_in_noise_and_none_in_a_constant() {
    var chance = new Random(2);
    assertThat(Trend.of(series(300, _ -> chance.nextGaussian()), 1, 0.95).sure().holds(0)).isTrue();
    Trend level = Trend.of(series(50, _ -> 7), 1, 0.95);
    assertThat(level.slope()).isZero();
    assertThat(level.chance()).isCloseTo(0.5, within(1e-6));
    assertThat(level.median()).isEqualTo(7);
  }

  @Test
  void cannot_tell_from_three_values() {
    assertThat(Trend.of(new double[] {1, 2, 3}, 1, 0.95).sure().holds(-1e9)).isTrue();
    assertThat(Trend.of(new double[0], 1, 0.95).chance()).isEqualTo(1);
  }

  @Test
  void keeps_the_time_of_what_is_averaged() {
    assertThat(Trend.of(series(2_000, i -> 2 * i * 0.1), 0.1, 0.95).slope())
        .isCloseTo(2, within(1e-6));
  }

  private static double[] series(int count, java.util.function.IntToDoubleFunction value) {
    return IntStream.range(0, count).mapToDouble(value).toArray();
  }
}
