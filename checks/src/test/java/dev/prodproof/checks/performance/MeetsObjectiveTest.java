package dev.prodproof.checks.performance;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.performance.Loads.Second;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import org.junit.jupiter.api.Test;

final class MeetsObjectiveTest {
  private final MeetsObjective check = new MeetsObjective();

  @Test
  void passes_a_service_that_is_quick_enough() {
    Judged.by(check, Loads.scene(true), run(20), run(25))
        .passes()
        .counting("runs", 2)
        .counting("requests", 1_000);
  }

  @Test
  void fails_a_service_that_is_too_slow_each_time() {
    Judged.by(check, Loads.scene(true), run(400), run(450))
        .fails(
            Severity.CRITICAL,
            "under load",
            "the 99th percentile is 450 ms",
            "the objective is missed");
  }

  @Test
  void fails_a_service_that_fails_one_in_ten() {
    LoadStep failing = step(new Second(100, 90, 0, 10, 0, 20, 0));
    Judged.by(check, Loads.scene(true), failing, failing)
        .fails(Severity.CRITICAL, "50 of 500 requests failed; 0.10 % are allowed");
  }

  @Test
  void fails_a_service_that_falls_behind() {
    LoadStep behind = step(new Second(100, 60, 0, 0, 0, 200, 40));
    Judged.by(check, Loads.scene(true), behind, behind)
        .fails(Severity.CRITICAL, "300 of 500 requests were answered while they came");
  }

  @Test
  void fails_an_owner_who_never_thought_of_an_objective() {
    Judged.by(check, Loads.scene(false), run(20), run(25))
        .fails(Severity.MINOR, "no objective is declared; a modest one of ours holds");
  }

  @Test
  void cannot_tell_from_one_slow_run_of_three() {
    Judged.by(check, Loads.scene(true), run(400), run(20), run(25))
        .cannotTell()
        .saying("one run of 3 missed it");
  }

  @Test
  void cannot_tell_where_we_ourselves_fell_behind() {
    Judged.by(check, Loads.scene(true), Loads.starved(run(400)), Loads.starved(run(400)))
        .cannotTell()
        .saying("the generator was held up by other work for 60 % of the time");
  }

  @Test
  void cannot_tell_a_percentile_from_a_hundred_answers_or_none() {
    Judged.by(check, Loads.scene(true), Loads.step(Phase.OBJECTIVE, 5, Second.good(20, 20)))
        .cannotTell()
        .saying("it takes 299; a larger --budget puts it on for longer");
    Judged.by(check, Loads.scene(true)).cannotTell().saying("no such load was put on it");
  }

  @Test
  void cannot_tell_what_is_missed_beside_other_work() {
    Judged.by(check, Loads.scene(true), Loads.crowded(run(400)), Loads.crowded(run(400)))
        .cannotTell()
        .saying("other work took up to 50 % of this machine");
    Judged.by(check, Loads.scene(true), Loads.crowded(run(20)), Loads.crowded(run(20))).passes();
  }

  private static LoadStep run(long millis) {
    return step(Second.good(100, millis));
  }

  private static LoadStep step(Second each) {
    return Loads.step(Phase.OBJECTIVE, 5, each);
  }
}
