package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import org.junit.jupiter.api.Test;

final class UpstreamSilenceTest {
  private final UpstreamSilence check = new UpstreamSilence();

  @Test
  void passes_a_service_that_gives_up_in_time() {
    Judged.by(
            check,
            Broken.silent("black hole").gets(504, 5),
            Broken.silent("slow drip").gets(504, 9.9),
            Broken.silent("slow drip").gets(504, 5))
        .passes()
        .counting("requests that met a silent dependency", 3)
        .counting("ways of silence", 2)
        .counting("operations", 1);
  }

  @Test
  void fails_a_service_that_waits_along() {
    Judged.by(check, Broken.silent("black hole").gets(0, 11))
        .fails(
            Severity.CRITICAL,
            "POST /bookings",
            "no answer after 11.0 s, later than the declared 10.0 s",
            "payments is waited for too long: black hole")
        .citing(7L);
  }

  @Test
  void fails_an_answer_after_the_deadline_however_good() {
    Judged.by(check, Broken.silent("black hole").gets(504, 10.5))
        .fails(Severity.CRITICAL, "an answer after 10.5 s");
  }

  @Test
  void fails_a_dropped_connection() {
    Judged.by(check, Broken.silent("black hole").gets(0, 2))
        .fails(Severity.CRITICAL, "no answer at all");
  }

  @Test
  void fails_in_small_what_users_do_not_wait_for_where_nothing_is_declared() {
    Judged.by(check, Broken.silent("black hole").undeclared().gets(504, 30))
        .fails(Severity.MINOR, "longer than users wait");
    Judged.by(check, Broken.silent("black hole").undeclared().gets(0, 36))
        .fails(Severity.CRITICAL, "longer than any client waits");
    Judged.by(check, Broken.silent("black hole").undeclared().gets(504, 9)).passes();
  }

  @Test
  void cannot_tell_when_no_request_met_the_silence() {
    Judged.by(
            check,
            Broken.silent("black hole").unmet().gets(409, 0.1),
            Broken.status(503).gets(0, 40),
            Broken.quiet().gets(201, 0.1))
        .cannotTell();
    Judged.by(check).cannotTell();
  }
}
