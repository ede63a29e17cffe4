package dev.prodproof.facts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.rules.Wear.Series;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Ten minutes, a sample each five seconds.
final class WearTest {
  private static final int SAMPLES = 120;
  private static final double SPACING = 5;
  private static final double FLOOR = 10;
  private static final Series NONE = new Series(new double[0], SPACING);

  @Test
  void fails_what_grows_all_the_time() {
    var chance = new Random(1);
    Ruling ruling = worn(i -> 100 + i * 0.5 + chance.nextGaussian() * 3);
    assertThat(ruling.fails()).isTrue();
    assertThat(ruling.because()).startsWith("from about 1").contains(" by 5");
  }

  @Test
  void fails_what_grows_in_steps() {
    assertThat(worn(i -> 40 + Math.floorDiv(i, 4)).fails()).isTrue();
  }

  @Test
  void passes_what_wavers_or_stays() {
    var chance = new Random(2);
    assertThat(worn(_ -> 100 + chance.nextGaussian() * 20).holds()).isTrue();
    assertThat(worn(_ -> 64).holds()).isTrue();
    assertThat(worn(i -> 100 + (i % 30) * 2).holds()).isTrue();
  }

  @Test
  void passes_a_cache_that_fills_and_is_full() {
    assertThat(worn(i -> 100 + Math.min(i, 50) * 4).holds()).isTrue();
    assertThat(worn(i -> 100 + 200 * (1 - Math.exp(-i / 25.0))).holds()).isTrue();
  }

  @Test
  void passes_what_grew_while_it_warmed_up() {
    assertThat(worn(i -> i < 12 ? i * 10 : 120).holds()).isTrue();
  }

  @Test
  void passes_what_grows_by_hardly_anything() {
    assertThat(worn(i -> 4_000 + i * 0.5).holds()).isTrue();
    assertThat(worn(i -> 20 + i * 0.05).holds()).isTrue();
  }

  @Test
  void needs_fewer_figures_where_each_is_exact() {
    double[] grows = IntStream.range(0, 24).mapToDouble(i -> 100 + i * 4).toArray();
    assertThat(Wear.of(new Series(grows, 25, true), NONE, FLOOR).fails()).isTrue();
    assertThat(Wear.of(new Series(grows, 25), NONE, FLOOR).open()).isTrue();
    assertThat(Wear.of(new Series(Arrays.copyOf(grows, 12), 25, true), NONE, FLOOR).open()).isTrue();
  }

  @Test
  void cannot_tell_what_grows_as_much_without_requests() {
    IntToDoubleFunction grows = i -> 100 + i * 0.5;
    assertThat(Wear.of(series(SAMPLES, grows), series(30, grows), FLOOR).open()).isTrue();
    assertThat(Wear.of(series(SAMPLES, grows), series(30, _ -> 100), FLOOR).fails()).isTrue();
  }

  @Test
  void cannot_tell_from_a_few_samples() {
    assertThat(Wear.of(series(30, i -> i), NONE, FLOOR).open()).isTrue();
  }

  /// Noise without any growth is hardly ever taken for wear.
  @Test
  void takes_noise_for_wear_at_most_once_in_a_thousand() {
    var chance = new Random(3);
    long wrong =
        IntStream.range(0, 2_000)
            .filter(_ -> worn(walk(chance, 0.5)).fails())
            .count();
    assertThat(wrong).isLessThanOrEqualTo(2);
  }

  /// A queue's length, say: pulled back to where it belongs.
  private static IntToDoubleFunction walk(Random chance, double memory) {
    double[] last = {0};
    return _ -> {
      last[0] = memory * last[0] + chance.nextGaussian() * 20;
      return 200 + last[0];
    };
  }

  private static Ruling worn(IntToDoubleFunction value) {
    return Wear.of(series(SAMPLES, value), NONE, FLOOR);
  }

  private static Series series(int count, IntToDoubleFunction value) {
    return new Series(IntStream.range(0, count).mapToDouble(value).toArray(), SPACING);
  }
}
