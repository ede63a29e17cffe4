package dev.prodproof.wire.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static final Duration TEN = Duration.ofSeconds(10);

  private static List<Long> all(Schedule schedule) {
    var times = new ArrayList<Long>();
    Schedule.Arrivals arrivals = schedule.arrivals();
    for (long at = arrivals.next(); at != Schedule.END; at = arrivals.next()) {
      times.add(at);
    }
    return times;
  }

  @Test
  void a_constant_rate_is_evenly_spaced() {
    assertThat(all(new Schedule.Constant(4, Duration.ofSeconds(1))))
        .containsExactly(0L, 250_000_000L, 500_000_000L, 750_000_000L);
    assertThat(all(new Schedule.Constant(3_333.3, TEN))).hasSize(33_333);
  }

  @Test
  void strangers_come_as_often_as_expected_and_again_with_the_same_seed() {
    var schedule = new Schedule.Poisson(1_000, TEN, 11);
    List<Long> times = all(schedule);

    // 10,000 give or take four deviations of a hundred.
    assertThat(times.size()).isBetween(9_600, 10_400);
    assertThat(times).isSorted().isEqualTo(all(schedule));
    assertThat(times).isNotEqualTo(all(new Schedule.Poisson(1_000, TEN, 12)));
  }

  @Test
  void gaps_between_strangers_have_no_memory() {
    List<Long> times = all(new Schedule.Poisson(1_000, TEN, 5));
    long longer = 0;
    for (int i = 1; i < times.size(); i++) {
      longer += times.get(i) - times.get(i - 1) > 1_000_000 ? 1 : 0;
    }

    // A share of 1/e is longer than the mean gap.
    assertThat((double) longer / times.size()).isBetween(.34, .40);
  }

  @Test
  void a_ramp_sends_as_many_as_the_area_below_it() {
    List<Long> up = all(new Schedule.Ramp(0, 100, TEN));
    List<Long> down = all(new Schedule.Ramp(100, 0, TEN));

    assertThat(up).hasSize(500).isSorted();
    assertThat(down).hasSize(500).isSorted();
    // Half of the time, a quarter of the area.
    assertThat(up.stream().filter(at -> at < 5_000_000_000L).count()).isBetween(124L, 126L);
    assertThat(all(new Schedule.Ramp(7, 7, TEN))).hasSize(70);
  }

  @Test
  void steps_follow_each_other() {
    var steps =
        new Schedule.Steps(
            List.of(
                new Schedule.Constant(2, Duration.ofSeconds(1)),
                new Schedule.Constant(4, Duration.ofSeconds(1))));

    assertThat(all(steps))
        .containsExactly(
            0L, 500_000_000L, 1_000_000_000L, 1_250_000_000L, 1_500_000_000L, 1_750_000_000L);
    assertThat(steps.expected()).isEqualTo(6);
    assertThat(steps.peak()).isEqualTo(4);
    assertThat(steps.length()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_burst_is_what_its_stretch_of_time_asks_for() {
    var spread = new Schedule.Poisson(4_000, TEN, 3);
    var bursts = new Schedule.Bursts(spread, Duration.ofMillis(1));

    assertThat(all(bursts)).isEqualTo(all(spread).stream().map(at -> at / 1_000_000 * 1_000_000).toList());
    assertThat(bursts.expected()).isEqualTo(40_000);
    assertThat(bursts.peak()).isEqualTo(4_000);
    assertThat(bursts.length()).isEqualTo(TEN);
  }

  @Test
  void shares_of_a_schedule_are_together_the_whole() {
    var schedule = new Schedule.Poisson(500, TEN, 3);
    var shared = new ArrayList<Long>();
    for (int slot = 0; slot < 3; slot++) {
      var source = new OpenSource(schedule, slot, 3);
      source.start(0);
      for (long at = source.next(); at != Source.NEVER; at = source.next()) {
        assertThat(source.take() % 3).isEqualTo(slot);
        shared.add(at);
      }
    }

    assertThat(shared).containsExactlyInAnyOrderElementsOf(all(schedule));
  }

  @Test
  void what_is_due_is_counted_whether_it_was_taken_or_not() {
    var source = new OpenSource(new Schedule.Constant(10, TEN), 0, 1);
    source.start(1_000);

    assertThat(source.due(999)).isZero();
    assertThat(source.due(1_000)).isEqualTo(1);
    assertThat(source.due(1_000_001_000)).isEqualTo(11);
    assertThat(source.taken()).isZero();
    source.take();
    assertThat(source.taken()).isEqualTo(1);
    assertThat(source.due(Long.MAX_VALUE - 1)).isEqualTo(100);
  }
}
