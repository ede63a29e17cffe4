package dev.prodproof.checks.performance;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.performance.Loads.Second;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.LoadStep.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecoversFromOverloadTest {
  private static final double CAPACITY = 1_000;
  private final RecoversFromOverload check = new RecoversFromOverload();

  @Test
  void passes_a_service_that_is_well_at_once() {
    Judged.by(check, Loads.scene(true), overload(), after(4, Second.good(500, 20)))
        .passes()
        .saying("all was well 0.0 s after")
        .counting("recoveries", 1);
  }

  @Test
  void fails_a_service_that_stays_down() {
    Judged.by(check, Loads.scene(true), overload(), after(40, stuck()))
        .fails(
            Severity.CRITICAL,
            "under load",
            "40 s after the overload it still isn't well",
            "it stays down after an overload");
  }

  @Test
  void cannot_tell_where_nobody_looked_long_enough() {
    Judged.by(check, Loads.scene(true), overload(), after(8, stuck()))
        .cannotTell()
        .saying("nobody looked longer");
    Judged.by(check, Loads.scene(true), overload()).cannotTell();
  }

  @Test
  void takes_no_silence_for_being_well() {
    Second silence = new Second(500, 0, 0, 0, 500, 0, 500);
    Judged.by(check, Loads.scene(true), overload(), unanswered(after(4, silence))).cannotTell().saying("it wasn't well after 4 s");
    Judged.by(check, Loads.scene(true), overload(), unanswered(after(40, silence)))
        .fails(Severity.CRITICAL, "under load", "it still isn't well", "it stays down after an overload");
  }

  /// Nobody gave up waiting while we looked.
  private static LoadStep unanswered(LoadStep step) {
    List<Window> waiting =
        step.windows().stream().map(w -> new Window(w.sent(), w.good(), w.refused(), 0, w.inFlight(), w.latency())).toList();
    return new LoadStep(step.offered(), step.seconds(), waiting, step.operations(), step.generator(), step.resources(), step.exchanges());
  }

  @Test
  void cannot_tell_where_we_ourselves_fell_behind() {
    Judged.by(check, Loads.scene(true), overload(), Loads.starved(after(40, stuck()))).cannotTell();
  }

  @Test
  void cannot_tell_what_stays_down_beside_other_work() {
    Judged.by(check, Loads.scene(true), overload(), Loads.crowded(after(40, stuck())))
        .cannotTell()
        .saying("other work took up to 50 %");
  }

  private static Second stuck() {
    return new Second(500, 50, 0, 0, 450, 1_900, 0);
  }

  private static LoadStep overload() {
    return Loads.step(Phase.OVERLOAD, 0, CAPACITY, 4, new Second(3_000, 1_000, 2_000, 0, 0, 50, 0));
  }

  private static LoadStep after(int seconds, Second each) {
    return Loads.step(Phase.RECOVERY, 0, CAPACITY, seconds, each);
  }
}
