package dev.prodproof.checks.failures;

import dev.prodproof.checks.Api;
import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import org.junit.jupiter.api.Test;

final class MalformedBodyTest {
  private static final Purpose BROKEN = new Purpose.Malformed("cut", true);
  private static final Purpose UGLY = new Purpose.Malformed("a key twice", false);

  private final MalformedBody check = new MalformedBody();

  @Test
  void passes_a_service_that_refuses_what_it_cannot_read() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").meaning(BROKEN).gets(400),
            Sent.to(2, "POST /bookings").meaning(BROKEN).gets(415))
        .passes()
        .counting("bodies refused", 2)
        .counting("operations", 1);
  }

  @Test
  void passes_ugly_but_lawful_json_either_way() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").meaning(UGLY).gets(201),
            Sent.to(2, "POST /bookings").meaning(UGLY).gets(400))
        .passes()
        .counting("odd but readable bodies accepted", 1);
  }

  @Test
  void fails_a_service_that_accepts_what_nobody_can_read() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").meaning(BROKEN).gets(201),
            Sent.to(2, "PUT /bookings/{id}").meaning(BROKEN).gets(200))
        .fails(
            Severity.MAJOR,
            "accepts a body that can't be read (cut) with 201: POST /bookings and 1 more")
        .citing(1L);
  }

  @Test
  void fails_mildly_a_reader_that_replaces_a_byte_that_is_not_utf_8() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").meaning(new Purpose.Malformed("latin-1 byte", true)).gets(201))
        .fails(Severity.MINOR, "accepts a body that isn't UTF-8 (latin-1 byte) with 201: POST /bookings");
  }

  @Test
  void tells_of_a_blank_body_only_where_no_body_is_refused() {
    var left = new Purpose.Invalid(new Site(Site.In.BODY, ""), "required", "no body", true, 0);
    var blank = new Purpose.Malformed("blank", true);
    Judged.by(
            check,
            Sent.to(1, "POST /notes").meaning(blank).gets(200),
            Sent.to(2, "POST /notes").meaning(left).gets(200),
            Sent.to(3, "POST /notes").meaning(BROKEN).gets(400))
        .passes();
    Judged.by(
            check,
            Sent.to(1, "POST /notes").meaning(blank).gets(200),
            Sent.to(2, "POST /notes").meaning(left).gets(400))
        .fails(Severity.MAJOR, "accepts a body that can't be read (blank) with 200: POST /notes");
  }

  @Test
  void fails_once_a_reader_of_bodies_that_breaks_everywhere() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").meaning(BROKEN).gets(500, "Oops"),
            Sent.to(2, "PUT /bookings/{id}").meaning(UGLY).gets(500, "Oops"))
        .fails(
            Severity.MAJOR,
            "malformed bodies",
            "answers 500 to a malformed body (cut): POST /bookings and 1 more",
            "breaks: 500 Oops");
  }

  @Test
  void fails_a_service_that_hangs_or_hangs_up() {
    Judged.by(check, Sent.to(1, "POST /bookings").meaning(UGLY).isLeftWaiting())
        .fails(Severity.MAJOR, "does not answer", "breaks: no answer");
    Judged.by(check, Sent.to(1, "POST /bookings").meaning(UGLY).isDropped())
        .fails(Severity.MAJOR, "drops the connection", "breaks: connection dropped");
  }

  @Test
  void passes_a_form_that_is_shown_again() {
    Judged.by(
            check,
            Api.forms("POST /upload"),
            Sent.to(1, "POST /upload").meaning(BROKEN).gets(200),
            Sent.to(2, "POST /bookings").meaning(BROKEN).gets(400))
        .passes();
  }

  @Test
  void cannot_tell_when_the_parser_was_not_reached() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").meaning(BROKEN).gets(401),
            Sent.to(2, "POST /bookings").meaning(BROKEN).gets(403),
            Sent.to(3, "POST /bookings").meaning(BROKEN).gets(404),
            Sent.to(4, "POST /bookings").meaning(BROKEN).gets(429),
            Sent.to(5, "POST /bookings").meaning(BROKEN).gets(302),
            Sent.to(6, "POST /bookings").meaning(BROKEN).fails(Exchange.Reason.GIVEN_UP))
        .cannotTell()
        .counting("unclear", 6);
  }

  @Test
  void cannot_tell_when_only_lawful_bodies_were_accepted() {
    Judged.by(check, Sent.to(1, "POST /bookings").meaning(UGLY).gets(201)).cannotTell();
  }

  @Test
  void passes_a_body_that_fails_as_every_request_does() {
    Judged.by(
            check,
            Sent.to(1, "POST /sessions").plainly().gets(501, "no such kernel"),
            Sent.to(2, "POST /sessions").meaning(UGLY).gets(501, "no such kernel"),
            Sent.to(3, "POST /bookings").plainly().gets(201),
            Sent.to(4, "POST /bookings").meaning(BROKEN).gets(400))
        .passes();
  }

  @Test
  void fails_a_body_that_fails_in_another_way_than_every_request() {
    Judged.by(
            check,
            Sent.to(1, "POST /sessions").plainly().gets(503, "no room"),
            Sent.to(2, "POST /sessions").meaning(BROKEN).gets(500, "Oops"))
        .fails(Severity.MAJOR, "answers 500 to a malformed body (cut): POST /sessions");
  }

  @Test
  void cannot_tell_where_ordinary_requests_are_turned_away_too() {
    Judged.by(
            check,
            Sent.to(1, "POST /products").plainly().gets(422),
            Sent.to(2, "POST /products").meaning(BROKEN).gets(422))
        .cannotTell()
        .counting("unclear", 1);
  }

  @Test
  void fails_mildly_an_operation_that_does_not_look_at_its_body() {
    Judged.by(
            check,
            Sent.to(1, "POST /logout").meaning(BROKEN).gets(200),
            Sent.to(2, "POST /logout").meaning(new Purpose.Malformed("plain words", true)).gets(200))
        .fails(Severity.MINOR, "seems not to look at its body at all", "POST /logout");
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").meaning(BROKEN).gets(200),
            Sent.to(2, "POST /bookings").meaning(new Purpose.Malformed("plain words", true)).gets(400))
        .fails(Severity.MAJOR, "accepts a body that can't be read (cut)");
  }

  @Test
  void cannot_tell_of_a_refusal_that_comes_under_a_success() {
    Judged.by(check, Sent.to(1, "POST /bookings").meaning(BROKEN).gets(200, "{\"ok\":false}")).cannotTell();
  }
}
