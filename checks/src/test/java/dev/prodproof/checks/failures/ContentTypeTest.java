package dev.prodproof.checks.failures;

import dev.prodproof.checks.Api;
import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Purpose;
import org.junit.jupiter.api.Test;

final class ContentTypeTest {
  private final ContentType check = new ContentType();

  @Test
  void passes_a_service_that_says_it_does_not_read_that() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").meaning(new Purpose.WrongMedia("text/xml")).gets(415),
            Sent.to(2, "POST /bookings").meaning(new Purpose.WrongMedia("")).gets(400),
            Sent.to(3, "POST /bookings").meaning(new Purpose.WrongMedia("image/png")).gets(422),
            Sent.to(4, "POST /bookings").meaning(new Purpose.WrongMedia("image/png")).gets(406))
        .passes()
        .counting("refused", 4);
  }

  @Test
  void fails_once_a_service_that_breaks_on_it_everywhere() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").meaning(new Purpose.WrongMedia("")).gets(500),
            Sent.to(2, "PUT /bookings/{id}").meaning(new Purpose.WrongMedia("text/xml")).gets(500))
        .fails(
            Severity.MINOR,
            "answers 500 to the undeclared media type (none): POST /bookings and 1 more");
  }

  @Test
  void fails_with_mere_advice_a_service_that_reads_it_all_the_same() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").meaning(new Purpose.WrongMedia("text/plain")).gets(201))
        .fails(Severity.INFO, "accepts the undeclared media type text/plain");
  }

  @Test
  void passes_json_read_without_a_type_or_with_a_charset() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").meaning(new Purpose.WrongMedia("")).gets(201),
            Sent.to(2, "POST /bookings")
                .meaning(new Purpose.WrongMedia("application/json; charset=utf-7"))
                .gets(201),
            Sent.to(3, "POST /bookings").meaning(new Purpose.WrongMedia("text/plain")).gets(415))
        .passes();
  }

  @Test
  void passes_a_form_that_is_shown_again() {
    Judged.by(
            check,
            Api.forms("POST /login"),
            Sent.to(1, "POST /login").meaning(new Purpose.WrongMedia("text/plain")).gets(200),
            Sent.to(2, "POST /bookings").meaning(new Purpose.WrongMedia("text/plain")).gets(415))
        .passes()
        .counting("requests", 1);
  }

  @Test
  void cannot_tell_when_something_else_was_refused() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").meaning(new Purpose.WrongMedia("text/xml")).gets(401),
            Sent.to(2, "POST /bookings").meaning(new Purpose.WrongMedia("text/xml")).gets(404))
        .cannotTell()
        .saying("another reason");
  }

  @Test
  void cannot_tell_when_no_operation_takes_a_body() {
    Judged.by(check, Sent.to(1, "GET /slots").plainly().gets(200))
        .cannotTell()
        .saying("no operation but HTML forms takes a body");
  }

  @Test
  void passes_a_service_that_fails_an_ordinary_request_in_the_same_way() {
    Judged.by(
            check,
            Sent.to(1, "POST /sessions").plainly().gets(501, "no such kernel"),
            Sent.to(2, "POST /sessions").meaning(new Purpose.WrongMedia("text/plain")).gets(501, "no such kernel"),
            Sent.to(3, "POST /bookings").meaning(new Purpose.WrongMedia("text/plain")).gets(415))
        .passes();
  }
}
