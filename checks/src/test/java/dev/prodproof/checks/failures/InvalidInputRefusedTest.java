package dev.prodproof.checks.failures;

import dev.prodproof.checks.Api;
import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InvalidInputRefusedTest {
  private final InvalidInputRefused check = new InvalidInputRefused();

  @Test
  void passes_a_service_that_refuses_the_value() {
    Judged.by(check, Sent.to(2, "POST /bookings").breaking("body:/seats", "maximum").gets(422))
        .passes()
        .counting("refused", 1)
        .counting("operations", 1);
  }

  @Test
  void fails_a_service_that_accepts_what_its_description_forbids() {
    Judged.by(
            check,
            Sent.to(2, "POST /bookings").breaking("body:/seats", "maximum").gets(201),
            Sent.to(3, "POST /bookings").breaking("body:/seats", "maximum").gets(201))
        .fails(
            Severity.MAJOR,
            "POST /bookings",
            "accepts a wrong value in body:/seats with 201",
            "maximum of body:/seats isn't enforced")
        .citing(2L);
  }

  @Test
  void fails_each_rule_that_is_not_enforced() {
    Judged.by(
            check,
            Sent.to(2, "POST /bookings").breaking("body:/seats", "maximum").gets(201),
            Sent.to(3, "POST /bookings").breaking("body:/name", "required").gets(201))
        .findsCauses(
            "maximum of body:/seats isn't enforced", "required of body:/name isn't enforced");
  }

  @Test
  void fails_once_an_operation_that_validates_next_to_nothing_of_its_body() {
    Judged.by(
            check,
            Sent.to(2, "PUT /users").breaking("body:/0/name", "required").gets(200),
            Sent.to(3, "PUT /users").breaking("body:/0/name", "type").gets(200),
            Sent.to(4, "PUT /users").breaking("body:/0/child", "required").gets(200),
            Sent.to(5, "PUT /users").breaking("body:/0/child/name", "type").gets(200),
            Sent.to(6, "PUT /users").breaking("body:/0/hobbies", "type").gets(200))
        .findsCauses("required of body:/0/child isn't enforced")
        .fails(
            Severity.MAJOR,
            "input /0/child",
            "PUT /users; nor are the rules enforced at 3 more places of its body (/0/child/name, /0/hobbies, /0/name)")
        .citing(4L);
  }

  @Test
  void fails_gently_and_once_where_input_is_read_leniently() {
    Judged.by(
            check,
            Sent.to(2, "POST /bookings").bending("body:/seats", "type").gets(201),
            Sent.to(3, "PUT /bookings/{id}").bending("body:/seats", "type").gets(200))
        .fails(Severity.MINOR, "type is read leniently", "POST /bookings and 1 more")
        .citing(2L);
  }

  @Test
  void calls_nobody_lenient_with_a_rule_that_he_enforces_nowhere() {
    Judged.by(
            check,
            Sent.to(2, "POST /bookings").bending("body:/state", "enum").gets(201),
            Sent.to(3, "POST /bookings").breaking("body:/state", "enum").gets(201))
        .findsCauses("enum of body:/state isn't enforced");
  }

  @Test
  void fails_gently_a_page_size_that_is_cut_to_the_largest() {
    Judged.by(check, Sent.to(2, "GET /slots").breaking("query:limit", "maximum").gets(200))
        .fails(Severity.MINOR, "maximum is read leniently");
    Judged.by(check, Sent.to(2, "GET /slots").breaking("query:day", "type").gets(200))
        .fails(Severity.MAJOR, "type of query:day");
    Judged.by(check, Sent.to(2, "POST /slots").breaking("query:limit", "minimum").gets(200))
        .fails(Severity.MAJOR, "minimum of query:limit");
  }

  @Test
  void fails_gently_what_was_only_taken_in() {
    Judged.by(check, Sent.to(2, "POST /imports").breaking("body:/rows", "type").gets(202))
        .fails(Severity.MINOR, "leniently");
  }

  @Test
  void passes_a_form_that_is_shown_again() {
    Judged.by(
            check,
            Api.forms("POST /login"),
            Sent.to(2, "POST /login").breaking("form:email", "required").gets(200),
            Sent.to(3, "POST /bookings").breaking("body:/seats", "type").gets(400))
        .passes();
  }

  @Test
  void cannot_tell_when_something_else_may_have_been_refused() {
    Judged.by(
            check,
            Sent.to(2, "POST /bookings").breaking("body:/seats", "type").gets(401),
            Sent.to(3, "POST /bookings").breaking("body:/seats", "type").gets(404),
            Sent.to(4, "POST /bookings").breaking("body:/seats", "type").gets(429),
            Sent.to(5, "POST /bookings")
                .meaning(new Purpose.Invalid(Sent.site("body:/seats"), "type", "text", true, 0))
                .gets(400))
        .cannotTell()
        .counting("violations", 4)
        .saying("no refusal could be told");
  }

  @Test
  void cannot_tell_from_a_server_error_or_a_report_for_each_part() {
    Judged.by(
            check,
            Sent.to(2, "POST /bookings").breaking("body:/seats", "type").gets(500),
            Sent.to(3, "POST /bookings").breaking("body:/seats", "type").gets(207),
            Sent.to(4, "POST /bookings").breaking("body:/seats", "type").gets(302))
        .cannotTell();
  }

  @Test
  void cannot_tell_when_no_rule_could_be_broken() {
    Judged.by(check, Sent.to(1, "GET /slots").plainly().gets(200))
        .cannotTell()
        .saying("no rule of the description could be broken");
  }

  @Test
  void passes_a_parameter_that_is_given_twice() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots").bending("query:page", "duplicate").gets(200),
            Sent.to(2, "GET /slots").breaking("query:page", "type").gets(400))
        .passes();
  }

  @Test
  void cannot_tell_of_a_refusal_that_comes_under_a_success() {
    for (String no :
        List.of(
            "{\"success\": false, \"data\": null}",
            "{\"data\":{\"ok\":true},\"errors\":[{\"field\":\"seats\"}]}",
            "{\"status\":\"error\",\"message\":\"seats\"}",
            "{\"code\":40001,\"msg\":\"bad seats\"}",
            "{\"error\":{\"text\":\"a \\\"quoted\\\" word\"}}")) {
      Judged.by(check, Sent.to(1, "POST /bookings").breaking("body:/seats", "maximum").gets(200, no)).cannotTell();
    }
  }

  @Test
  void fails_what_is_accepted_beside_words_that_say_nothing_of_it() {
    for (String yes :
        List.of(
            "{\"success\":true,\"errors\":[],\"error\":null}",
            "{\"id\":7,\"job\":{\"success\":false,\"error\":\"x\"}}",
            "{\"note\":\"success\",\"status\":\"open\",\"code\":200}",
            "[{\"success\":false}]",
            "{\"success")) {
      Judged.by(check, Sent.to(1, "POST /bookings").breaking("body:/seats", "maximum").gets(200, yes))
          .fails(Severity.MAJOR, "accepts a wrong value in body:/seats");
    }
  }
}
