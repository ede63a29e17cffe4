package dev.prodproof.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Performance;
import dev.prodproof.core.Performance.Step;
import dev.prodproof.facts.CapacityMeasured;
import dev.prodproof.facts.CapacityStated.Machine;
import dev.prodproof.facts.LoadScene;
import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadScene.Share;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Generator;
import dev.prodproof.facts.LoadStep.Offered;
import dev.prodproof.facts.LoadStep.Operation;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.LoadStep.Tally;
import dev.prodproof.facts.LoadStep.Window;
import dev.prodproof.facts.Uptime;
import dev.prodproof.facts.Uptime.Series;
import dev.prodproof.facts.Uptime.What;
import dev.prodproof.facts.load.Distribution;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerformancesTest {
  private static final String LIST = "GET /slots";
  private static final long MILLI = 1_000_000;
  private static final int WINDOWS = 40;

  @Test
  void tells_what_was_asked_for_what_is_possible_and_what_came_beyond() {
    Performance seen = seen(new Generator(0, 1, .1));
    assertThat(seen.objective()).isEqualTo(new Performance.Objective(true, 50, 300, .001));
    assertThat(seen.mix()).containsExactly(new Performance.Share(LIST, 1));
    assertThat(seen.capacity().found()).isTrue();
    assertThat(seen.capacity().knee()).isEqualTo(200);
    assertThat(seen.capacity().apart()).isFalse();
    Step overload = seen.steps().stream().filter(one -> one.offered().times() == 2).findAny().orElseThrow();
    assertThat(overload.offered().phase()).isEqualTo("overload");
    assertThat(overload.counts().refused()).isEqualTo(overload.counts().invited());
    assertThat(overload.answered().kept().seen()).isEqualTo(1);
    assertThat(overload.moments()).hasSize(WINDOWS);
    assertThat(seen.recoveries()).containsExactly(new Performance.Recovery(true, 0, 0));
  }

  @Test
  void draws_no_moments_of_a_search() {
    assertThat(seen(new Generator(0, 1, .1)).steps())
        .filteredOn(step -> step.offered().phase().equals("capacity"))
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.moments()).isEmpty());
  }

  @Test
  void says_why_a_step_tells_nothing_and_draws_no_curve_through_it() {
    Performance starved = seen(new Generator(0, .2, .1));
    assertThat(starved.steps()).allSatisfy(step -> assertThat(step.doubt()).contains("held up"));
    assertThat(starved.shape()).isEmpty();
    assertThat(starved.capacity().knee()).isZero();
  }

  @Test
  void keeps_what_the_target_held_under_a_long_load_and_not_without() {
    var performances = new Performances();
    performances.see(scene());
    performances.see(step(new Offered(Phase.SOAK, 100, 0, 200), 100, new Generator(0, 1, .1)));
    var kept = new Series(What.KEPT, 25, List.of(1048576.0, 3145728.0));
    var late = new Series(What.LATENCY, 5, List.of(7.0));
    performances.see(new Uptime(false, 0, 60, List.of(new Series(What.THREADS, 1, List.of(9.0))), List.of()));
    performances.see(new Uptime(true, 100, 600, List.of(kept, late), List.of()));
    assertThat(performances.list().getFirst().held())
        .containsExactly(new Performance.Held("heap", "MB", 25, List.of(1.0, 3.0)));
  }

  @Test
  void tells_nothing_where_no_load_was_put_on_it() {
    var performances = new Performances();
    assertThat(performances.list()).isEmpty();
    performances.see(scene());
    assertThat(performances.list()).isEmpty();
  }

  private static Performance seen(Generator generator) {
    var performances = new Performances();
    performances.see(scene());
    for (long rate : new long[] {50, 50, 100, 150, 200, 210}) {
      Phase phase = rate == 50 ? Phase.OBJECTIVE : Phase.CAPACITY;
      performances.see(step(new Offered(phase, rate, 0, 0), Math.min(rate, 200), generator));
    }
    performances.see(new CapacityMeasured(200, 210, "some were refused", 4));
    for (double times : new double[] {1.5, 2, 3}) {
      performances.see(
          step(new Offered(Phase.OVERLOAD, 200 * times, 0, 200), 200, generator));
    }
    performances.see(step(new Offered(Phase.RECOVERY, 100, 0, 200), 100, generator));
    return performances.list().getFirst();
  }

  private static LoadScene scene() {
    return new LoadScene(
        new Objective(true, 50, 300 * MILLI, .001), List.of(new Share(LIST, 1)), new Machine("it", 1), List.of());
  }

  private static LoadStep step(Offered offered, long good, Generator generator) {
    long refused = Math.round(offered.rate()) - good;
    int seconds = 4;
    var window =
        new Window(
            (good + refused) / 10,
            good / 10,
            refused / 10,
            0,
            0,
            new Distribution(new long[] {20 * MILLI}, new long[] {good / 10}));
    var all = good * seconds;
    var tally =
        new Tally(all + refused * seconds, all + refused * seconds, all, refused * seconds, refused * seconds, 0, 0);
    var operation =
        new Operation(
            LIST,
            tally,
            new Distribution(new long[] {20 * MILLI}, new long[] {all}),
            Distribution.EMPTY);
    return new LoadStep(
        offered,
        seconds,
        Collections.nCopies(WINDOWS, window),
        List.of(operation),
        generator,
        List.of(),
        List.of());
  }
}
