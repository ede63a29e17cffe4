package dev.prodproof.checks.failures;

import dev.prodproof.checks.Api;
import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import org.junit.jupiter.api.Test;

final class OversizedBodyTest {
  private final OversizedBody check = new OversizedBody();

  @Test
  void passes_a_413() {
    Judged.by(check, large(1).gets(413), probe(2, 1).gets(201))
        .passes()
        .counting("refused", 1)
        .counting("answers afterwards", 1);
  }

  @Test
  void passes_a_line_that_is_cut_early_and_a_400_before_the_end() {
    Judged.by(check, large(1).isDropped(), large(2).written(900_000).gets(400))
        .passes()
        .counting("refused", 2);
  }

  @Test
  void fails_with_mere_advice_when_it_is_read_to_its_end() {
    Judged.by(check, large(1).gets(400))
        .fails(Severity.INFO, "is read to its end before it is refused");
  }

  @Test
  void fails_a_huge_body_that_was_read_before_its_content_was_refused() {
    Sent huge =
        Sent.to(1, "POST /bookings")
            .meaning(new Purpose.Oversized(16_777_216, 1_048_576))
            .written(16_777_216);
    Judged.by(check, huge.gets(400)).fails(Severity.MAJOR, "is read to its end");
    Judged.by(check, huge.gets(413)).passes();
    Judged.by(check, huge.written(9_000_000).gets(400)).passes();
  }

  @Test
  void fails_once_a_service_that_takes_it_everywhere() {
    Judged.by(
            check,
            large(1).gets(201),
            Sent.to(2, "PUT /bookings/{id}")
                .meaning(new Purpose.Oversized(2_097_152, 1_048_576))
                .gets(200))
        .fails(
            Severity.MAJOR,
            "oversized bodies",
            "a body of 2.0 MiB is accepted: POST /bookings and 1 more");
  }

  @Test
  void fails_a_service_that_breaks_or_hangs() {
    Judged.by(check, large(1).gets(500)).fails(Severity.MAJOR, "is answered with 500");
    Judged.by(check, large(1).isLeftWaiting()).fails(Severity.MAJOR, "gets no answer");
  }

  @Test
  void fails_a_service_that_does_not_recover_from_it() {
    Judged.by(check, large(1).isDropped(), probe(2, 1).fails(Exchange.Reason.REFUSED))
        .fails(
            Severity.MAJOR, "leaves the service unresponsive", "can't be reached", "POST /bookings")
        .citing(1L, 2L);
    Judged.by(check, large(1).gets(413), probe(2, 1).isLeftWaiting())
        .fails(Severity.MAJOR, "unresponsive");
    Judged.by(check, large(1).gets(413), probe(2, 1).gets(503))
        .fails(Severity.MAJOR, "unresponsive");
  }

  /// What may exist only once: the same request again fails whatever its size.
  @Test
  void blames_no_size_for_what_failed_without_it() {
    Sent before = Sent.to(1, "POST /bookings").plainly();
    String clash = "{\"type\":\"PersistenceException\",\"message\":\"duplicate\"}";
    Judged.by(
            check,
            before.gets(500, "application/json", clash),
            large(2).gets(500, "application/json", clash),
            probe(3, 2).gets(500, "application/json", clash))
        .cannotTell();
    Judged.by(
            check,
            large(2).gets(500, "application/json", clash),
            probe(3, 2).gets(500, "application/json", clash),
            Sent.to(4, "POST /bookings").plainly().gets(500, "application/json", clash))
        .findsCauses("an oversized body is answered with 500", "an oversized body leaves the service unresponsive");
  }

  @Test
  void passes_a_probe_that_is_refused_or_that_we_gave_up() {
    Judged.by(
            check,
            large(1).gets(413),
            probe(2, 1).gets(409),
            probe(3, 1).fails(Exchange.Reason.GIVEN_UP),
            probe(4, 99).fails(Exchange.Reason.REFUSED))
        .passes()
        .counting("answers afterwards", 1);
  }

  @Test
  void passes_a_form_that_is_shown_again() {
    Judged.by(
            check,
            Api.forms("POST /login"),
            Sent.to(1, "POST /login")
                .meaning(new Purpose.Oversized(2_000_000, 1_000_000))
                .gets(200),
            large(2).gets(413))
        .passes();
  }

  @Test
  void cannot_tell_when_the_door_was_closed() {
    Judged.by(
            check,
            large(1).gets(401),
            large(2).gets(404),
            large(3).gets(429),
            large(4).fails(Exchange.Reason.REFUSED),
            large(5).gets(409))
        .cannotTell()
        .counting("oversized bodies", 5)
        .saying("no oversized body reached an operation");
  }

  @Test
  void cannot_tell_when_no_operation_takes_a_body() {
    Judged.by(check, Sent.to(1, "GET /slots").plainly().gets(200))
        .cannotTell()
        .saying("no operation takes a body");
  }

  @Test
  void cannot_tell_when_there_was_no_time_for_one() {
    Judged.by(
            check,
            Api.of(Api.operation("POST /bookings", "201")),
            Sent.to(1, "POST /bookings").plainly().gets(201))
        .cannotTell()
        .saying("none was sent");
  }

  private static Sent large(long id) {
    return Sent.to(id, "POST /bookings")
        .meaning(new Purpose.Oversized(2_097_152, 1_048_576))
        .written(2_097_152);
  }

  private static Sent probe(long id, long oversized) {
    return Sent.to(id, "POST /bookings")
        .meaning(new Purpose.Step(Purpose.Oversized.AFTERWARDS, oversized, Purpose.Role.PROBE));
  }
}
