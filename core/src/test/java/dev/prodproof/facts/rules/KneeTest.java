package dev.prodproof.facts.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.prodproof.facts.rules.Knee.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KneeTest {
  /// The curve by which the paper explains itself.
  @Test
  void finds_the_knee_of_the_papers_example() {
    var points = new ArrayList<Point>();
    for (int i = 0; i < 10; i++) {
      double x = i / 9.0;
      points.add(new Point(x, -1 / (x + .1) + 5));
    }
    assertThat(Knee.of(points).orElseThrow()).isCloseTo(.22, within(.01));
  }

  @Test
  void finds_where_a_service_stops_to_keep_up() {
    assertThat(Knee.of(service(300, 1)).orElseThrow()).isEqualTo(300);
    // It serves less the more is asked.
    assertThat(Knee.of(service(300, .6)).orElseThrow()).isEqualTo(300);
  }

  @Test
  void is_near_it_for_noisy_curves() {
    var chance = new Random(5);
    for (int run = 0; run < 200; run++) {
      List<Point> noisy =
          service(300, .9).stream()
              .map(
                  point -> new Point(point.load(), point.rate() * (1 + .03 * chance.nextGaussian())))
              .toList();
      assertThat(Knee.apart(Knee.of(noisy).orElseThrow(), 290, 315)).isFalse();
    }
  }

  @Test
  void finds_none_in_a_line_or_in_few_points() {
    var line = new ArrayList<Point>();
    for (int i = 1; i < 20; i++) {
      line.add(new Point(10 * i, 10 * i));
    }
    assertThat(Knee.of(line)).isEmpty();
    assertThat(Knee.of(line.subList(0, 3))).isEmpty();
    assertThat(Knee.of(List.of())).isEmpty();
    assertThat(Knee.of(line.stream().map(point -> new Point(point.load(), 7)).toList())).isEmpty();
  }

  @Test
  void is_apart_beyond_fifteen_percent_of_the_interval() {
    assertThat(Knee.apart(256, 300, 315)).isFalse();
    assertThat(Knee.apart(254, 300, 315)).isTrue();
    assertThat(Knee.apart(362, 300, 315)).isFalse();
    assertThat(Knee.apart(363, 300, 315)).isTrue();
  }

  /// @param beyond of its capacity that it still serves at three times of it
  private static List<Point> service(double capacity, double beyond) {
    var points = new ArrayList<Point>();
    for (double times : new double[] {.2, .5, .8, .9, 1, 1.05, 1.1, 1.5, 2, 3}) {
      double lost = times <= 1 ? 0 : (1 - beyond) * (times - 1) / 2;
      points.add(new Point(capacity * times, capacity * (Math.min(1, times) - lost)));
    }
    return points;
  }
}
