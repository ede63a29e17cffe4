package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import org.junit.jupiter.api.Test;

final class UpstreamGarbageTest {
  private final UpstreamGarbage check = new UpstreamGarbage();

  @Test
  void passes_a_service_that_believes_none() {
    Judged.by(
            check,
            Broken.garbage("a page in HTML").gets(502, 0.1),
            Broken.garbage("a list").withFallback().gets(200, 0.1))
        .passes()
        .counting("requests that met garbage", 2)
        .counting("kinds of garbage", 2);
  }

  @Test
  void fails_a_service_that_makes_something_of_it() {
    Judged.by(
            check,
            Broken.garbage("half a document").gets(201, 0.1),
            Broken.garbage("a list").gets(201, 0.1))
        .fails(Severity.MAJOR, "half a document, the client is told 201", "garbage is believed")
        .citing(7L);
  }

  @Test
  void fails_a_service_that_passes_it_on_or_dies_of_it() {
    Judged.by(check, Broken.garbage("a list").leaking().gets(502, 0.1))
        .fails(Severity.MAJOR, "it reaches the client");
    Judged.by(check, Broken.garbage("body of 17 MiB").gets(0, 0.1))
        .fails(Severity.MAJOR, "no answer");
  }

  @Test
  void cannot_tell_when_no_request_met_garbage() {
    Judged.by(check, Broken.garbage("a list").unmet().gets(409, 0.1), Broken.quiet().gets(201, 0.1))
        .cannotTell();
  }

  @Test
  void fails_mildly_a_service_that_looks_at_the_status_of_what_it_tells_another() {
    Judged.by(
            check,
            Broken.status(500).calling(1, "POST", true).gets(502, 0.1),
            Broken.garbage("a list").calling(1, "POST", true).gets(201, 0.1))
        .fails(Severity.MINOR, "told 201 all the same, for only its status is looked at", "garbage is believed");
    Judged.by(
            check,
            Broken.status(500).calling(1, "POST", true).gets(201, 0.1),
            Broken.garbage("a list").calling(1, "POST", true).gets(201, 0.1))
        .fails(Severity.MAJOR, "garbage is believed");
    Judged.by(
            check,
            Broken.status(500).callingOthers(1).gets(502, 0.1),
            Broken.garbage("a list").callingOthers(1).gets(201, 0.1))
        .fails(Severity.MAJOR, "garbage is believed");
  }

  @Test
  void passes_a_service_that_takes_it_on_for_later() {
    Judged.by(check, Broken.garbage("a list").gets(202, 0.1)).passes();
  }
}
