package dev.prodproof.checks.performance;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.performance.Loads.Second;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import org.junit.jupiter.api.Test;

final class CapacityKnownTest {
  private final CapacityKnown check = new CapacityKnown();

  @Test
  void passes_a_service_that_can_do_more_than_it_must() {
    Judged.by(check, Loads.scene(true), served(400), behind(440))
        .passes()
        .saying("it serves 400/s and not 440/s any more")
        .counting("steps", 2);
  }

  @Test
  void fails_a_service_that_stops_below_its_peak() {
    Judged.by(check, Loads.scene(true), served(60), behind(80))
        .fails(
            Severity.MAJOR,
            "under load",
            "100/s is the declared peak",
            "its capacity lies below the declared peak");
  }

  @Test
  void cannot_tell_where_the_peak_lies_between() {
    Judged.by(check, Loads.scene(true), served(90), behind(120))
        .cannotTell()
        .saying("lies between");
  }

  @Test
  void cannot_tell_without_an_end_a_peak_or_a_step() {
    Judged.by(check, Loads.scene(true), served(90)).cannotTell().saying("nothing beyond");
    Judged.by(check, Loads.scene(true), behind(90)).cannotTell().saying("not even the lowest");
    Judged.by(check, Loads.scene(false), served(60), behind(80)).cannotTell().saying("no peak");
    Judged.by(check, Loads.scene(true)).cannotTell();
  }

  private static LoadStep served(long rate) {
    return Loads.step(Phase.CAPACITY, 5, Second.good(rate, 20));
  }

  private static LoadStep behind(long rate) {
    return Loads.step(Phase.CAPACITY, 5, new Second(rate, rate / 2, 0, 0, 0, 200, rate / 2));
  }
}
