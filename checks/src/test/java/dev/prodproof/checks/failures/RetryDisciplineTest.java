package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import org.junit.jupiter.api.Test;

final class RetryDisciplineTest {
  private final RetryDiscipline check = new RetryDiscipline();

  @Test
  void passes_a_service_that_tries_a_few_times_with_a_key() {
    Judged.by(
            check,
            Broken.status(503).calling(3, "POST", true).gets(502, 1),
            Broken.status(500).calling(3, "GET", false).gets(502, 1),
            Broken.silent("black hole").calling(1, "POST", false).gets(504, 5))
        .passes()
        .counting("requests that met a failing dependency", 3)
        .counting("calls that they made", 7);
  }

  @Test
  void passes_many_calls_that_are_made_in_quiet_too() {
    Judged.by(check, Broken.status(503).usually(6).callingOthers(8).gets(502, 1)).passes();
  }

  @Test
  void fails_a_storm() {
    Judged.by(check, Broken.status(503).calling(8, "GET", false).gets(502, 1))
        .fails(
            Severity.MAJOR, "one request of a client makes 8 calls, 1 in quiet", "too many attempts")
        .citing(7L);
    Judged.by(check, Broken.status(503).calling(4, "GET", false).gets(502, 1))
        .fails(Severity.MINOR, "too many attempts");
  }

  @Test
  void fails_a_charge_that_is_sent_again_without_a_key() {
    Judged.by(check, Broken.status(503).calling(2, "POST", false).gets(502, 1))
        .fails(Severity.MAJOR, "sent again without a key");
  }

  @Test
  void cannot_tell_when_no_call_was_seen() {
    Judged.by(check, Broken.silent("connection refused").gets(502, 1)).cannotTell();
    Judged.by(check, Broken.quiet().calling(9, "POST", false).gets(201, 1)).cannotTell();
  }
}
