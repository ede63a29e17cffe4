package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import org.junit.jupiter.api.Test;

final class ErrorRoutingTest {
  private final ErrorRouting check = new ErrorRouting();

  @Test
  void passes_faults_that_are_told_as_a_dependency_s() {
    Judged.by(
            check,
            Broken.status(503).gets(502, 0.1),
            Broken.silent("black hole").gets(504, 5),
            Broken.garbage("an empty body").sayingWhen().gets(503, 0.1),
            Broken.silent("slow drip").withFallback().gets(200, 0.1))
        .passes()
        .counting("errors told after a dependency's fault", 3)
        .counting("faults", 3);
  }

  @Test
  void passes_a_refusal_that_has_a_meaning() {
    Judged.by(
            check,
            Broken.status(404).gets(402, 0.1),
            Broken.status(409).gets(409, 0.1),
            Broken.status(502).gets(502, 0.1))
        .passes()
        .counting("errors told after a dependency's fault", 1);
  }

  @Test
  void fails_a_service_that_blames_the_client() {
    Judged.by(check, Broken.status(503).gets(400, 0.1))
        .fails(Severity.MAJOR, "the client is told that it made a mistake", "status 503")
        .citing(7L);
    Judged.by(check, Broken.status(401).gets(403, 0.1)).fails(Severity.MAJOR, "403");
  }

  @Test
  void fails_in_small_a_service_that_blames_itself() {
    Judged.by(check, Broken.silent("black hole").gets(500, 5)).fails(Severity.MINOR, "told as 500");
  }

  @Test
  void advises_to_say_when_to_come_again() {
    Judged.by(check, Broken.status(503).gets(503, 0.1)).fails(Severity.INFO, "Retry-After");
  }

  @Test
  void passes_a_database_s_fault_that_is_told_as_such() {
    Judged.by(
            check,
            Stuck.complaint("40001").gets(409, 0.1),
            Stuck.gone("connection refused").gets(503, 2),
            Stuck.slow("no greeting").gets(504, 3))
        .passes()
        .counting("errors told after a dependency's fault", 2);
  }

  @Test
  void passes_a_refusal_that_the_database_was_heard_about() {
    Judged.by(
            check,
            Stuck.gone("idle connection reset").gets(409, 0.1),
            Stuck.slow("answers 250 ms late").gets(404, 1),
            Stuck.gone("connection refused").gets(503, 2))
        .passes()
        .counting("errors told after a dependency's fault", 1);
  }

  @Test
  void fails_a_service_that_blames_others_for_its_database() {
    Judged.by(check, Stuck.complaint("25006").gets(409, 0.1)).fails(Severity.MAJOR, "SQLSTATE 25006");
    Judged.by(check, Stuck.gone("connection refused").gets(500, 2)).fails(Severity.MINOR, "500");
    Judged.by(check, Stuck.gone("connection refused").notSayingWhen().gets(503, 2))
        .fails(Severity.INFO, "Retry-After");
  }

  @Test
  void fails_once_for_the_operations_that_tell_a_fault_alike() {
    Judged.by(
            check,
            Broken.status(503).at("POST /a").gets(500, 0.1),
            Broken.status(503).at("POST /b").gets(500, 0.1),
            Broken.status(503).at("POST /c").gets(500, 0.1),
            Broken.silent("black hole").at("POST /c").gets(500, 0.1))
        .fails(Severity.MINOR, "POST /a |", "the same at 2 more operations (POST /b, POST /c)");
    Judged.by(
            check,
            Broken.status(503).at("POST /a").gets(400, 0.1),
            Broken.status(503).at("POST /b").gets(404, 0.1),
            Broken.status(503).at("POST /c").gets(422, 0.1))
        .findsAt("POST /a", "POST /b", "POST /c");
  }

  @Test
  void cannot_tell_where_no_fault_became_an_error() {
    Judged.by(check).cannotTell();
    Judged.by(
            check,
            Broken.quiet().gets(409, 0.1),
            Broken.status(503).unmet().gets(400, 0.1),
            Broken.silent("black hole").gets(0, 11))
        .cannotTell();
  }

  @Test
  void cannot_tell_from_an_answer_that_says_none() {
    Judged.by(check, Broken.garbage("`null`").gets(404, 0.1), Broken.garbage("a list").gets(422, 0.1)).cannotTell();
    Judged.by(check, Broken.garbage("a page in HTML").gets(422, 0.1)).fails(Severity.MAJOR, "made a mistake");
  }
}
