package dev.prodproof.facts.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.prodproof.core.statistics.Interval;
import dev.prodproof.facts.rules.Scalability.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class ScalabilityTest {
  private static final double[] IN_FLIGHT = {.3, 1, 2, 4, 8, 12, 16, 24, 32, 48, 64};

  @Test
  void finds_the_parameters_of_an_exact_curve() {
    Scalability seen = Scalability.of(curve(100, .05, .002)).orElseThrow();
    assertThat(seen.lambda()).isCloseTo(100, within(1e-6));
    assertThat(seen.sigma()).isCloseTo(.05, within(1e-9));
    assertThat(seen.kappa()).isCloseTo(.002, within(1e-9));
    assertThat(seen.error()).isCloseTo(0, within(1e-9));
    // Gunther's maximum: the root of (1 − σ) / κ.
    assertThat(seen.best()).isCloseTo(Math.sqrt(.95 / .002), within(1e-6));
    assertThat(seen.most()).isCloseTo(seen.rate(seen.best()), within(1e-9));
  }

  @Test
  void knows_curves_that_only_level_off_and_lines() {
    Scalability level = Scalability.of(curve(50, .2, 0)).orElseThrow();
    assertThat(level.kappa()).isCloseTo(0, within(1e-9));
    assertThat(level.most()).isCloseTo(250, within(1e-3));
    Scalability line = Scalability.of(curve(50, 0, 0)).orElseThrow();
    assertThat(line.rate(30)).isCloseTo(1500, within(1e-6));
    assertThat(line.sure(Scalability::lambda).high()).isCloseTo(50, within(1e-6));
  }

  /// One server that serves 100 a second: by theory N = ρ / (1 − ρ) are there at a load of ρ.
  @Test
  void a_queue_before_one_server_has_its_capacity_as_its_top() {
    List<Point> points =
        DoubleStream.of(.1, .3, .5, .7, .8, .9, .95)
            .mapToObj(load -> new Point(load / (1 - load), 100 * load))
            .toList();
    Scalability seen = Scalability.of(points).orElseThrow();
    assertThat(seen.sigma()).isCloseTo(.5, within(1e-9));
    assertThat(seen.most()).isCloseTo(100, within(1e-6));
  }

  @Test
  void never_finds_less_than_no_contention() {
    var chance = new Random(3);
    for (int run = 0; run < 200; run++) {
      Optional<Scalability> seen = Scalability.of(noisy(curve(80, 0, .0001), .2, chance));
      seen.ifPresent(
          one -> {
            assertThat(one.sigma()).isNotNegative();
            assertThat(one.kappa()).isNotNegative();
          });
    }
  }

  @Test
  void its_interval_holds_the_truth_nearly_always_and_is_no_wider_than_needed() {
    var chance = new Random(11);
    double truth = Scalability.of(curve(100, .05, .002)).orElseThrow().most();
    int held = 0;
    double widest = 0;
    for (int run = 0; run < 100; run++) {
      Scalability seen = Scalability.of(noisy(curve(100, .05, .002), .05, chance)).orElseThrow();
      Interval sure = seen.sure(Scalability::most);
      held += sure.holds(truth) ? 1 : 0;
      widest = Math.max(widest, sure.high() / sure.low());
    }
    assertThat(held).isGreaterThan(85);
    assertThat(widest).isLessThan(1.3);
  }

  @Test
  void says_nothing_of_few_points_or_a_short_stretch() {
    assertThat(Scalability.of(curve(100, .05, .002).subList(0, 5))).isEmpty();
    assertThat(Scalability.of(List.of())).isEmpty();
    var same = new ArrayList<Point>();
    for (int i = 0; i < 10; i++) {
      same.add(new Point(10 + i, 100));
    }
    assertThat(Scalability.of(same)).isEmpty();
  }

  private static List<Point> curve(double lambda, double sigma, double kappa) {
    var shape = new Scalability(lambda, sigma, kappa, List.of());
    return DoubleStream.of(IN_FLIGHT).mapToObj(n -> new Point(n, shape.rate(n))).toList();
  }

  private static List<Point> noisy(List<Point> exact, double by, Random chance) {
    return exact.stream()
        .map(
            point ->
                new Point(
                    point.inFlight(), point.rate() * Math.max(.1, 1 + by * chance.nextGaussian())))
        .toList();
  }
}
