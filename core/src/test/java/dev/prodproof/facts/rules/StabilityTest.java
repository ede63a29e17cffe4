package dev.prodproof.facts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Generator;
import dev.prodproof.facts.LoadStep.Offered;
import dev.prodproof.facts.LoadStep.Operation;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.LoadStep.Tally;
import dev.prodproof.facts.LoadStep.Window;
import dev.prodproof.facts.load.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StabilityTest {
  private static final int RUNS = 100;
  private static final double SECONDS = 30;
  private static final double CAPACITY = 1000;

  @ParameterizedTest
  @CsvSource({"1, 0.5", "1, 0.9", "1, 0.95", "1, 0.98", "8, 0.9", "8, 0.98"})
  void passes_a_queue_below_its_capacity(int servers, double use) {
    assertThat(unstable(servers, use)).isLessThanOrEqualTo(RUNS / 100);
  }

  @ParameterizedTest
  @CsvSource({"1, 1.05", "1, 1.2", "1, 2", "8, 1.05", "8, 1.5"})
  void fails_a_queue_above_its_capacity(int servers, double use) {
    assertThat(unstable(servers, use)).isGreaterThanOrEqualTo(RUNS - RUNS / 100);
  }

  @Test
  void passes_five_a_second_with_two_in_flight() {
    assertThat(Stability.of(counted(15, 13, 0, 1, 1, 1, 2, 2, 2, 2, 2)).holds()).isTrue();
  }

  @Test
  void passes_a_stall_at_the_very_end() {
    assertThat(Stability.of(counted(10_000, 8_000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2_000)).holds())
        .isTrue();
  }

  @Test
  void fails_a_service_that_stands_still() {
    assertThat(Stability.of(counted(1_000, 0, 100, 200, 300, 400, 500, 600, 700, 800, 900)).fails())
        .isTrue();
  }

  @Test
  void cannot_tell_from_a_handful_of_samples() {
    assertThat(Stability.of(counted(100, 100, 1, 1)).open()).isTrue();
  }

  private static long unstable(int servers, double use) {
    return LongStream.range(0, RUNS)
        .mapToObj(
            seed ->
                new SimulatedQueue(servers, CAPACITY)
                    .step(use * CAPACITY, SECONDS, new Random(seed)))
        .filter(step -> Stability.of(step).fails())
        .count();
  }

  private static LoadStep counted(long sent, long good, long... inFlight) {
    var windows = new ArrayList<Window>();
    for (int i = 0; i < inFlight.length; i++) {
      boolean first = i == 0;
      windows.add(
          new Window(first ? sent : 0, first ? good : 0, 0, 0, inFlight[i], Distribution.EMPTY));
    }
    var tally = new Tally(sent, sent, good, 0, 0, 0, 0);
    return new LoadStep(
        new Offered(Phase.CAPACITY, sent / 3.0, 0, 0),
        3,
        windows,
        List.of(new Operation("GET /", tally, Distribution.EMPTY, Distribution.EMPTY)),
        new Generator(50_000, 1, 0.1),
        List.of(),
        List.of());
  }
}
