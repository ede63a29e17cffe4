package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Ended;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import org.junit.jupiter.api.Test;

final class DatabaseDownTest {
  private final DatabaseDown check = new DatabaseDown();

  @Test
  void passes_a_service_that_says_not_now_and_comes_back() {
    Judged.by(
            check,
            Stuck.gone("connection refused").gets(503, 2),
            Stuck.gone("idle connection reset").gets(200, 0.1),
            Stuck.back(400, 900, 10))
        .passes()
        .counting("requests that met a database that was gone", 2)
        .counting("returns", 1);
  }

  @Test
  void fails_a_service_that_hangs_without_its_database() {
    Judged.by(check, Stuck.gone("connection refused").gets(0, 11), Stuck.back(400, 900, 0))
        .fails(Severity.CRITICAL, "connection refused", "no answer after 11.0 s")
        .citing(7L);
  }

  @Test
  void fails_a_service_that_needs_a_restart() {
    Judged.by(check, Stuck.gone("connection refused").gets(503, 2), Stuck.back(-1, 34_000, 150))
        .fails(Severity.CRITICAL, "nothing good for 34 s", "without a restart")
        .citing(5L, 6L);
    Judged.by(check, Stuck.back(31_000, 31_500, 9)).fails(Severity.CRITICAL, "comes back late");
  }

  @Test
  void fails_in_small_dead_connections_that_are_handed_out_again() {
    Judged.by(check, Stuck.back(2_000, 2_500, 11)).fails(Severity.MINOR, "11 errors");
  }

  @Test
  void fails_a_process_that_ends_with_its_database() {
    var looked = Sent.look(1, "/items").meaning(new Purpose.Look("database with connection refused"));
    Judged.by(check, looked.during("database").isDropped(), new Ended("with exit code 1", true))
        .fails(Severity.CRITICAL, "the process", "under way was GET /items (database with connection refused)")
        .citing(1L);
    Judged.by(check, looked.during("database").gets(503), new Ended("with exit code 1", true))
        .fails(Severity.CRITICAL, "the last one was GET /items (database with connection refused)")
        .citing(1L);
    Judged.by(check, looked.during("upstream").isDropped(), new Ended("with exit code 1", true)).cannotTell();
    Judged.by(check, looked.during("database").isDropped(), new Ended("by signal 15", false)).cannotTell();
  }

  @Test
  void blames_no_request_that_was_cut_off_long_before_others_were_answered() {
    var looked = Sent.look(3, "/items").meaning(new Purpose.Look("database with connection refused")).during("database");
    Judged.by(
            check,
            Sent.to(1, "POST /login").unusual("body:/password", "right to left", "שלום").isDropped(),
            Sent.to(2, "GET /items").plainly().after(32).gets(200),
            looked.after(33).fails(Exchange.Reason.REFUSED),
            new Ended("with exit code 1", true))
        .fails(Severity.CRITICAL, "the last one was GET /items (database with connection refused)")
        .citing(3L);
  }

  @Test
  void cannot_tell_where_nothing_met_it_or_nothing_came_back_in_the_time_there_was() {
    Judged.by(check).cannotTell();
    Judged.by(check, Stuck.gone("connection refused").unmet().gets(0, 11)).cannotTell();
    Judged.by(check, Stuck.gone("connection refused").gets(503, 2), Stuck.back(-1, 4_000, 20))
        .cannotTell();
  }
}
