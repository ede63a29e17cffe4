package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import org.junit.jupiter.api.Test;

final class UpstreamStatusTest {
  private final UpstreamStatus check = new UpstreamStatus();

  @Test
  void passes_answers_of_its_own() {
    Judged.by(
            check,
            Broken.status(503).gets(502, 0.1),
            Broken.status(401).gets(502, 0.1),
            Broken.status(403).gets(401, 0.1),
            Broken.status(409).gets(409, 0.1))
        .passes()
        .counting("requests that met a refusing dependency", 4)
        .counting("statuses", 4);
  }

  @Test
  void passes_a_meaning_and_a_declared_fallback() {
    Judged.by(
            check,
            Broken.status(404).gets(200, 0.1),
            Broken.status(302).gets(200, 0.1),
            Broken.status(503).withFallback().gets(200, 0.1))
        .passes();
  }

  @Test
  void fails_a_success_that_did_not_happen() {
    Judged.by(check, Broken.status(503).gets(201, 0.1), Broken.status(500).gets(201, 0.1))
        .fails(Severity.MAJOR, "told 201 as if nothing had happened", "success is claimed")
        .citing(7L);
  }

  @Test
  void fails_a_leaked_error() {
    Judged.by(check, Broken.status(500).leaking().gets(502, 0.1))
        .fails(Severity.CRITICAL, "its error text reaches the client");
  }

  @Test
  void fails_a_refusal_that_was_not_meant_for_the_client() {
    Judged.by(check, Broken.status(401).gets(401, 0.1)).fails(Severity.MAJOR, "its 401 is passed on");
  }

  @Test
  void fails_a_dropped_connection() {
    Judged.by(check, Broken.status(500).gets(0, 0.1)).fails(Severity.CRITICAL, "no answer");
  }

  @Test
  void cannot_tell_when_no_request_met_a_refusal() {
    Judged.by(
            check,
            Broken.status(503).unmet().gets(201, 0.1),
            Broken.silent("black hole").gets(201, 0.1))
        .cannotTell();
  }

  @Test
  void passes_a_service_that_takes_it_on_for_later() {
    Judged.by(check, Broken.status(500).gets(202, 0.1)).passes();
  }

  @Test
  void passes_a_success_without_a_body_that_another_was_told_with() {
    Judged.by(check, Broken.status(204).calling(1, "POST", true).gets(201, 0.1)).passes();
    Judged.by(check, Broken.status(204).callingOthers(1).gets(200, 0.1)).fails(Severity.MAJOR, "told 200");
    Judged.by(check, Broken.status(409).calling(1, "POST", true).gets(201, 0.1)).passes();
  }
}
