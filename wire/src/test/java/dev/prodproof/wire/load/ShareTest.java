package dev.prodproof.wire.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.wire.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A schedule that several machines share, on a clock of its own and without a network.
final class ShareTest {
  private static final Share.Start NOW = () -> 0;

  /// Answers request k after a time that k alone decides, whoever sends it.
  private static final class Target {
    private record Answer(Lane lane, long at) {}

    private final PriorityQueue<Answer> coming =
        new PriorityQueue<>(Comparator.comparingLong(Answer::at));
    private long now;

    private List<Tally> load(Plan plan, Schedule schedule, int slot, int slots) {
      var measurements = new Measurements(2);
      var holder = new ArrayList<Traffic>();
      var lanes = new Lanes(100_000, 1, () -> holder.getFirst().opened(List.of(lane())));
      var world = new Traffic.World(() -> now, lanes, () -> Long.MAX_VALUE);
      var source = new OpenSource(schedule, slot, slots);
      var traffic = new Traffic(source, new Choice(plan.mix()), measurements, plan, world);
      holder.add(traffic);
      now = 0;
      traffic.start(0);
      while (!traffic.over()) {
        long wake = traffic.turn(now);
        Answer next = coming.peek();
        now = Math.max(now, Math.min(wake, next == null ? Long.MAX_VALUE : next.at()));
        while (!coming.isEmpty() && coming.peek().at() <= now) {
          Lane lane = coming.remove().lane();
          traffic.answered(lane, lane.k % 7 == 0 ? 503 : 200, lane.k % 2 == 0, true);
        }
      }
      return List.of(measurements.tally(0), measurements.tally(1));
    }

    private Lane lane() {
      return new Lane(
          new Lane.Carrier() {
            @Override
            public void send(Lane lane) {
              coming.add(new Answer(lane, now + 1_000 + Lots.below(50_000_000, 3, lane.k)));
            }

            @Override
            public void cancel(Lane lane) {
              throw new AssertionError("nothing takes longer than the deadline");
            }

            @Override
            public void close() {
              // There is nothing to close.
            }
          });
    }
  }

  @Test
  void a_schedule_split_over_machines_and_merged_is_identical_to_the_whole() {
    var random = new Random(11);
    for (int round = 0; round < 25; round++) {
      var length = Duration.ofMillis(500 + random.nextInt(1_500));
      Schedule schedule = new Schedule.Poisson(20 + random.nextInt(500), length, round);
      var mix =
          new Mix(
              List.of(
                  new Mix.Weighted(Operation.get("/a"), 3),
                  new Mix.Weighted(Operation.get("/b"), 1)),
              round);
      Origin origin = Origin.of(URI.create("http://127.0.0.1:1"));
      Plan plan = Plan.of("split", origin, mix, new Demand.Open(schedule));
      int machines = 2 + random.nextInt(3);
      int threads = 1 + random.nextInt(2);

      List<Tally> whole = new Target().load(plan, schedule, 0, 1);
      var parts = new ArrayList<List<Tally>>();
      for (int machine = 0; machine < machines; machine++) {
        var share = new Share(machine, machines, NOW);
        for (int thread = 0; thread < threads; thread++) {
          parts.add(
              new Target().load(plan, schedule, share.slot(thread), machines * threads));
        }
      }
      for (int operation = 0; operation < 2; operation++) {
        int which = operation;
        assertThat(Tally.sum(parts.stream().map(part -> part.get(which)).toList()))
            .isEqualTo(whole.get(operation));
      }
      assertThat(whole.getFirst().intended()).isPositive();
    }
  }
}
