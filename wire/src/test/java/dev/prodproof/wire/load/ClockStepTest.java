package dev.prodproof.wire.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Impact;
import dev.prodproof.wire.Gate;
import dev.prodproof.wire.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The machine's clock is set while load is put on something: neither schedule nor latency come from it.
final class ClockStepTest {
  private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

  @Test
  void a_clock_that_is_set_back_or_ahead_changes_no_figure() throws InterruptedException {
    for (int hours : new int[] {-1, 1}) {
      try (var target = new Miniature(_ -> Miniature.FINE)) {
        Origin origin = Origin.of(target.url());
        Demand demand = Demand.constant(200, Duration.ofMillis(500));
        Plan plan = Plan.of("stepped", origin, Mix.only(Operation.get("/")), demand);
        var gate = new Gate(Gate.Terms.of(origin, Impact.STRESSES));
        var settings = LoadGenerator.Settings.of(stepping(hours)).cold();
        Trial trial = new LoadGenerator(gate, new Unrecorded(), settings).run(plan);

        assertThat(trial.total().statuses()).isEqualTo(Map.of(200, 100L));
        assertThat(trial.length()).isEqualTo(Duration.ofMillis(500));
        assertThat(trial.response().max()).isLessThan(Duration.ofMinutes(1).toNanos());
      }
    }
  }

  /// Each look at it shows another hour.
  private static InstantSource stepping(int hours) {
    var looks = new AtomicLong();
    return () -> NOON.plus(Duration.ofHours(hours * looks.getAndIncrement()));
  }
}
