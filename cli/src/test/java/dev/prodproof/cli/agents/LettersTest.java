package dev.prodproof.cli.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.load.Distribution;
import dev.prodproof.wire.Origin;
import dev.prodproof.wire.load.Demand;
import dev.prodproof.wire.load.Failure;
import dev.prodproof.wire.load.Mix;
import dev.prodproof.wire.load.Operation;
import dev.prodproof.wire.load.Plan;
import dev.prodproof.wire.load.Protocol;
import dev.prodproof.wire.load.Slot;
import dev.prodproof.wire.load.Tally;
import dev.prodproof.wire.load.Template;
import dev.prodproof.wire.load.Trial;
import dev.prodproof.wire.load.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LettersTest {
  private static Plan plan(Demand demand) {
    Map<String, Slot> slots =
        Map.of("id", new Slot.AnyOf(List.of("1", "2")), "n", new Slot.Count(5));
    Operation post =
        Operation.of("POST", "/a")
            .target(Template.of("/a/${id}", slots))
            .body(Template.of("{\"n\":${n}}", slots))
            .traced();
    var mix = new Mix(List.of(new Mix.Weighted(post, 2.5)), 7);
    return Plan.of("a plan", new Origin("http", "127.0.0.1", 8080), mix, demand)
        .protocol(new Protocol.Http2(9))
        .deadline(Duration.ofMillis(1_234));
  }

  @Test
  void orders_arrive_as_they_were_given() {
    for (Demand demand :
        List.of(
            Demand.poisson(12.5, Duration.ofSeconds(3), 4),
            Demand.constant(10, Duration.ofMillis(1)),
            new Demand.Closed(3, Duration.ZERO, Duration.ofSeconds(1)))) {
      var order = new Order.Prepare(1, plan(demand), 1, 3, 2, true, Long.MAX_VALUE, "proof");
      assertThat(Letters.order(Letters.of(order))).isEqualTo(order);
    }
    assertThat(Letters.order(Letters.of(new Order.Begin(3, -9)))).isEqualTo(new Order.Begin(3, -9));
  }

  @Test
  void reports_arrive_as_they_were_made() {
    var times = Distribution.of(5, 9, 9, 1_000_000_000_000L);
    var failures = new EnumMap<Failure, Long>(Failure.class);
    failures.put(Failure.REFUSED, 3L);
    var tally = new Tally(9, 8, new TreeMap<>(Map.of(200, 5L)), 1, failures, times, times, times);
    var window = new Window(1, 2, 3, 4, 5, 6, 7, 8, 9, times);
    var trial =
        new Trial(
            plan(Demand.constant(10, Duration.ofSeconds(1))),
            Instant.EPOCH,
            Duration.ofSeconds(1),
            Duration.ofNanos(5),
            Map.of("POST /a", tally),
            times,
            times,
            times,
            times,
            List.of(window),
            Duration.ofNanos(77),
            2,
            "",
            List.of());
    for (Report report :
        List.of(
            new Report.Done(4, trial),
            new Report.Alive(4, List.of(window)),
            new Report.Here("v", 1, 2),
            new Report.Failed(1, "why"))) {
      assertThat(Letters.report(Letters.of(report))).isEqualTo(report);
    }
  }
}
