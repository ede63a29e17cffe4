package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Restarted;
import dev.prodproof.facts.UnderWay;
import dev.prodproof.facts.UnderWay.Fate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GracefulStopTest {
  private final GracefulStop check = new GracefulStop();

  @Test
  void passes_a_service_that_finishes_what_it_began() {
    Judged.by(check, facts(stop(true, 2_000), held(20, Fate.ANSWERED)))
        .passes()
        .counting("completed", 20)
        .saying("all 20 requests");
  }

  @Test
  void passes_one_that_refuses_new_connections_or_answers_them() {
    Judged.by(
            check,
            facts(
                stop(true, 2_000),
                held(20, Fate.ANSWERED),
                beside(Fate.REFUSED),
                beside(Fate.ANSWERED)))
        .passes();
  }

  @Test
  void passes_one_that_takes_most_of_its_grace() {
    Judged.by(check, facts(stop(true, 29_000), held(24, Fate.ANSWERED))).passes();
  }

  @Test
  void fails_a_service_that_drops_what_it_holds() {
    Judged.by(check, facts(stop(true, 5), held(23, Fate.ANSWERED), held(1, Fate.RESET)))
        .fails(
            Severity.MAJOR,
            "POST /notes",
            "1 of 24 requests that were under way at SIGTERM weren't completed; the first was reset",
            "requests under way are lost at SIGTERM")
        .citing(7L);
    Judged.by(check, facts(stop(true, 5), held(20, Fate.ANSWERED), held(1, Fate.FAILED)))
        .fails(Severity.MAJOR, "the first was failed");
    Judged.by(check, facts(stop(true, 5), held(3, Fate.UNANSWERED)))
        .fails(Severity.MAJOR, "3 of 3");
  }

  @Test
  void fails_mildly_a_service_whose_few_workers_finish_what_they_hold() {
    Judged.by(check, facts(stop(true, 2_000), held(4, Fate.ANSWERED), held(20, Fate.RESET)))
        .fails(Severity.MINOR, "20 of 24 requests", "(they may have waited for a worker: 4 were completed)");
  }

  @Test
  void fails_a_service_that_has_to_be_killed() {
    Judged.by(check, facts(stop(false, 30_000), held(20, Fate.ANSWERED)))
        .fails(Severity.MAJOR, "after its grace of 30 s it had to be killed")
        .citing(7L);
  }

  @Test
  void fails_a_service_that_does_not_start_again() {
    var gone = new Restarted(Restarted.Signal.TERM, 0, 20, -1, 143, 5, true, -1, List.of(7L));
    Judged.by(check, facts(gone, held(20, Fate.ANSWERED)))
        .fails(Severity.MAJOR, "doesn't start again after an orderly stop");
  }

  @Test
  void advises_one_that_resets_new_connections() {
    Judged.by(check, facts(stop(true, 5), held(20, Fate.ANSWERED), beside(Fate.RESET)))
        .fails(Severity.INFO, "a new connection was accepted and then reset");
  }

  @Test
  void fails_once_one_that_drops_what_it_holds_and_what_comes() {
    Judged.by(check, facts(stop(true, 5), held(3, Fate.RESET), beside(Fate.RESET)))
        .findsCauses("requests under way are lost at SIGTERM")
        .fails(Severity.MAJOR, "3 of 3", "; 1 new connections were accepted and then reset");
  }

  @Test
  void cannot_tell_from_few_requests_or_no_stop() {
    Judged.by(check).cannotTell();
    Judged.by(check, facts(stop(true, 5), held(19, Fate.ANSWERED)))
        .cannotTell()
        .saying("only 19 requests");
    Judged.by(check, facts(held(20, Fate.ANSWERED))).cannotTell();
    Judged.by(check, facts(stop(true, 5), held(19, Fate.ANSWERED), beside(Fate.RESET)))
        .cannotTell();
  }

  @Test
  void cannot_tell_from_a_kill() {
    var kill = new Restarted(Restarted.Signal.KILL, 1, 20, 5, 137, 5, false, 900, List.of(7L));
    Judged.by(check, facts(kill, held(20, Fate.ANSWERED))).cannotTell();
  }

  private static Fact[] facts(Object... parts) {
    var facts = new ArrayList<Fact>();
    for (Object part : parts) {
      if (part instanceof Fact one) {
        facts.add(one);
      } else {
        ((List<?>) part).forEach(each -> facts.add((Fact) each));
      }
    }
    return facts.toArray(Fact[]::new);
  }

  private static Restarted stop(boolean inTime, long after) {
    return new Restarted(
        Restarted.Signal.TERM, 0, 24, -1, 143, after, inTime, 2_000, List.of(7L));
  }

  private static List<Fact> held(int count, Fate fate) {
    var held = new ArrayList<Fact>();
    for (int i = 0; i < count; i++) {
      held.add(new UnderWay("POST /notes", true, fate, List.of(7L + i)));
    }
    return held;
  }

  private static UnderWay beside(Fate fate) {
    return new UnderWay("GET /notes", false, fate, List.of(99L));
  }
}
