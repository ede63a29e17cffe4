package dev.prodproof.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Report.Point;
import dev.prodproof.core.Report.Timeline;
import dev.prodproof.core.Report.Window;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.FaultWindow;
import dev.prodproof.facts.Purpose;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelinesTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  @Test
  void shows_requests_calls_and_the_fault_on_one_clock() {
    var timelines = new Timelines();
    timelines.see(exchange(7, "upstream", START, 12_000));
    timelines.see(
        new FaultWindow(
            "upstream",
            "payments",
            "black hole",
            START.plusMillis(500),
            START.plusMillis(2_500),
            List.of(new FaultWindow.Wire(START.plusMillis(700), 0, 0))));

    assertThat(timelines.list())
        .singleElement()
        .satisfies(
            timeline -> {
              assertThat(timeline.windows()).containsExactly(new Window("payments", "black hole", 0.5, 2.5));
              assertThat(timeline.points())
                  .containsExactly(
                      new Point("client", 7, 0, 12.0, 200), new Point("payments", 0, 0.7, 0, 0));
            });
  }

  @Test
  void leaves_out_an_experiment_that_broke_nothing() {
    var timelines = new Timelines();
    timelines.see(exchange(1, "fuzzing", START, 1_000));
    assertThat(timelines.list()).isEmpty();
  }

  @Test
  void keeps_the_latest_of_a_long_experiment_and_says_how_many_are_missing() {
    var timelines = new Timelines();
    for (int i = 0; i < 5_000; i++) {
      timelines.see(exchange(i + 1, "restart", START.plusMillis(i), 1_000));
    }
    timelines.see(FaultWindow.ofProcess("restart", "SIGKILL", START.plusSeconds(4), START.plusSeconds(5)));
    Timeline only = timelines.list().getFirst();
    assertThat(only.points()).hasSize(4_000).last().extracting(Point::exchange).isEqualTo(5_000L);
    assertThat(only.cut()).isEqualTo(1_000);
  }

  private static Exchange exchange(long id, String experiment, Instant at, long micros) {
    return new Exchange(
        id,
        experiment,
        "GET /slots",
        new Purpose.Look("a reading"),
        Exchange.NOBODY,
        new Exchange.Request("GET", "/slots", List.of(), Body.EMPTY, "", 0),
        new Exchange.Answer(200, List.of(), Body.EMPTY, true),
        new Exchange.Timing(at, 0, micros, micros));
  }
}
