package dev.prodproof.wire.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.wire.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// On a clock of its own, and without a network.
final class TrafficTest {
  private static final long SECOND = 1_000_000_000;
  private final List<Lane> sent = new ArrayList<>();
  private final Measurements measurements = new Measurements(1);
  private long now;
  private Lanes lanes = new Lanes(1, 1, () -> {});
  private int openings;

  private Traffic traffic(int connections, boolean connects) {
    Origin origin = Origin.of(URI.create("http://127.0.0.1:1"));
    Demand demand = Demand.constant(10, Duration.ofSeconds(1));
    Plan plan =
        Plan.of("a plan", origin, Mix.only(Operation.get("/")), demand)
            .deadline(Duration.ofSeconds(1));
    var source = new OpenSource(new Schedule.Constant(10, Duration.ofSeconds(1)), 0, 1);
    var holder = new ArrayList<Traffic>();
    lanes =
        new Lanes(
            connections,
            1,
            () -> {
              openings++;
              if (connects) {
                holder.getFirst().opened(List.of(lane()));
              }
            });
    var world = new Traffic.World(() -> now, lanes, () -> 100);
    var traffic = new Traffic(source, new Choice(plan.mix()), measurements, plan, world);
    holder.add(traffic);
    traffic.start(0);
    return traffic;
  }

  private Lane lane() {
    var carrier =
        new Lane.Carrier() {
          @Override
          public void send(Lane lane) {
            sent.add(lane);
          }

          @Override
          public void cancel(Lane lane) {
            lanes.gone(lane, true);
          }

          @Override
          public void close() {
            // The test has no connection to close.
          }
        };
    return new Lane(carrier);
  }

  @Test
  void requests_whose_turn_never_came_are_given_up_unsent() {
    Traffic traffic = traffic(1, true);
    traffic.turn(now);
    now = 5 * SECOND;
    traffic.turn(now);

    assertThat(measurements.tally(0).failures())
        .isEqualTo(Map.of(Failure.TIMED_OUT, 1L, Failure.UNSENT, 9L));
    assertThat(measurements.tally(0).sent()).isEqualTo(1);
    assertThat(traffic.over()).isTrue();
  }

  @Test
  void requests_that_got_no_connection_blame_the_target() {
    Traffic traffic = traffic(4, false);
    traffic.turn(now);
    now = 5 * SECOND;
    traffic.turn(now);

    assertThat(measurements.tally(0).failures()).isEqualTo(Map.of(Failure.UNCONNECTED, 10L));
    assertThat(measurements.tally(0).sent()).isZero();
  }

  @Test
  void a_refused_connection_fails_those_who_wait_and_is_tried_again_after_a_moment() {
    Traffic traffic = traffic(4, false);
    traffic.turn(now);
    traffic.unopened();
    assertThat(measurements.tally(0).failures()).isEqualTo(Map.of(Failure.UNCONNECTED, 1L));
    assertThat(openings).isEqualTo(1);

    now = SECOND / 10;
    traffic.turn(now);
    assertThat(openings).isEqualTo(2);
  }

  @Test
  void what_waited_is_sent_in_turn_and_counted_from_when_it_was_due() {
    Traffic traffic = traffic(1, true);
    traffic.turn(now);
    now = SECOND / 2;
    traffic.turn(now);
    assertThat(sent).hasSize(1);

    traffic.answered(sent.getFirst(), 200, false, true);
    assertThat(sent).hasSize(2);
    assertThat(sent.getLast().intended).isEqualTo(SECOND / 10);
    assertThat(sent.getLast().sentAt).isEqualTo(SECOND / 2);
  }

  @Test
  void looks_again_when_the_next_one_is_due() {
    Traffic traffic = traffic(1, true);
    assertThat(traffic.turn(now)).isEqualTo(SECOND / 10);
  }
}
