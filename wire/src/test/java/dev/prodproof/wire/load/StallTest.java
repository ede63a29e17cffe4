package dev.prodproof.wire.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.prodproof.facts.load.Distribution;
import dev.prodproof.wire.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A server that answers at once, but stands still for 500 ms every 5 s, on a clock of its own:
/// what its latencies are is known. With S the stall and f the share of requests that are due in
/// one, the p-quantile is `S·(1 − (1 − p)/f)`.
final class StallTest {
  private static final long MILLI = 1_000_000;
  private static final long STALL = 500 * MILLI;
  private static final long EVERY = 5_000 * MILLI;
  private static final long STEP = MILLI / 10;
  private static final double RATE = 5_000;
  private static final Duration LENGTH = Duration.ofSeconds(30);

  private final Deque<Lane> open = new ArrayDeque<>();
  private final Measurements measurements = new Measurements(1);
  private long now;

  private static double truth(double share) {
    return STALL * (1 - (1 - share) / ((double) STALL / EVERY));
  }

  private Distribution latencies(Demand.Open demand, Source source, int connections) {
    Plan plan =
        Plan.of(
            "stall",
            Origin.of(URI.create("http://127.0.0.1:1")),
            Mix.only(Operation.get("/")),
            demand);
    var traffic = new ArrayList<Traffic>();
    var lanes = new Lanes(connections, 1, () -> traffic.getFirst().opened(List.of(lane())));
    var world = new Traffic.World(() -> now, lanes, () -> Long.MAX_VALUE);
    traffic.add(new Traffic(source, new Choice(plan.mix()), measurements, plan, world));
    traffic.getFirst().start(0);
    for (now = 0; !traffic.getFirst().over(); now += STEP) {
      traffic.getFirst().turn(now);
      boolean still = now % EVERY >= EVERY - STALL;
      while (!still && !open.isEmpty()) {
        traffic.getFirst().answered(open.remove(), 200, false, true);
      }
    }
    return measurements.tally(0).accepted();
  }

  private Lane lane() {
    return new Lane(
        new Lane.Carrier() {
          @Override
          public void send(Lane lane) {
            open.add(lane);
          }

          @Override
          public void cancel(Lane lane) {
            throw new AssertionError("nothing takes longer than the deadline");
          }

          @Override
          public void close() {
            // There is no connection.
          }
        });
  }

  private void agrees(int connections) {
    var schedule = new Schedule.Constant(RATE, LENGTH);
    Distribution seen =
        latencies(new Demand.Open(schedule), new OpenSource(schedule, 0, 1), connections);

    assertThat(seen.count()).isEqualTo((long) (RATE * LENGTH.toSeconds()));
    for (double share : new double[] {.95, .99, .999}) {
      assertThat((double) seen.quantile(share))
          .as("p%s over %d connections", 100 * share, connections)
          .isCloseTo(truth(share), within(truth(share) * .02));
    }
  }

  @Test
  void a_stall_is_seen_as_long_as_it_is_over_a_single_connection() {
    agrees(1);
  }

  @Test
  void a_stall_is_seen_as_long_as_it_is_over_many_connections() {
    agrees(4_096);
  }
}
