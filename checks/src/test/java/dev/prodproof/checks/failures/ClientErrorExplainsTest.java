package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Conformance;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClientErrorExplainsTest {
  private final ClientErrorExplains check = new ClientErrorExplains();

  @Test
  void passes_refusals_that_name_the_field_in_whatever_style() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings")
                .breaking("body:/guest/firstName", "type")
                .gets(400, "{\"error\":\"first_name is wrong\"}"),
            Sent.to(2, "POST /bookings")
                .breaking("body:/items/0", "type")
                .gets(422, "{\"error\":\"Items: no\"}"))
        .passes()
        .counting("refusals that explain", 2);
  }

  @Test
  void passes_refusals_that_name_the_rule() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings")
                .breaking("body:/seats", "maximum")
                .gets(400, "{\"error\":\"must be at most 20\"}"),
            Sent.to(2, "POST /bookings")
                .breaking("body:/seats", "exclusiveMinimum")
                .gets(400, "{\"error\":\"must be greater than 0\"}"),
            Sent.to(3, "POST /bookings")
                .breaking("body:/seats", "multipleOf")
                .gets(400, "{\"error\":\"multiple-of\"}"))
        .passes();
  }

  @Test
  void passes_a_refusal_that_names_the_item_of_a_list() {
    Judged.by(check, Sent.to(1, "POST /invoices").breaking("body:/lines/0", "type").gets(400, "each line is given by you")).passes();
    Judged.by(check, Sent.to(1, "POST /invoices").breaking("body:/lines", "minItems").gets(400, "out of line")).fails(Severity.MINOR, "nothing about body:/lines");
  }

  @Test
  void passes_a_refusal_of_the_whole_body() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings")
                .breaking("body:", "required")
                .gets(400, "{\"error\":\"What?\"}"))
        .passes();
  }

  @Test
  void passes_a_refusal_that_quotes_the_wrong_value() {
    Judged.by(
            check,
            Sent.to(1, "GET /messages")
                .at("/messages?limit=zqword")
                .breaking("query:limit", "type")
                .gets(400, "{\"error\":\"parsing \\\"zqword\\\": invalid syntax\"}"))
        .passes();
    Judged.by(
            check,
            Sent.to(1, "POST /messages")
                .with("{\"limit\":\"zqword\"}")
                .breaking("body:/limit", "type")
                .gets(400, "{\"error\":\"(line 1:14): bad value \\\"zqword\\\"\"}"))
        .passes();
  }

  @Test
  void fails_a_refusal_that_names_nothing() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings")
                .breaking("body:/seats", "maximum")
                .gets(400, "Bad Request"),
            Sent.to(2, "PUT /bookings/{id}")
                .breaking("body:/seats", "maximum")
                .gets(400, "Bad Request"))
        .fails(
            Severity.MINOR,
            "POST /bookings refuses invalid input with 400 and nothing about body:/seats",
            "a refusal doesn't name what is wrong")
        .citing(1L);
  }

  @Test
  void fails_a_problem_document_that_only_has_a_member_named_type() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings")
                .breaking("body:/seats", "type")
                .gets(400, "{\"type\":\"about:blank\",\"title\":\"Bad Request\"}"))
        .fails(Severity.MINOR, "doesn't name what is wrong");
  }

  @Test
  void fails_an_empty_refusal() {
    Judged.by(check, Sent.to(1, "POST /bookings").breaking("body:/seats", "maximum").gets(400))
        .fails(Severity.MINOR, "with 400 and an empty body", "a refusal says nothing");
  }

  @Test
  void fails_refusals_in_several_media_types() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings")
                .breaking("body:/seats", "maximum")
                .gets(400, "{\"error\":\"seats\"}"),
            Sent.to(2, "POST /bookings").breaking("body:/seats", "maximum").gets(400, "seats"))
        .fails(Severity.MINOR, "refusals come as application/json, text/plain")
        .citing(1L, 2L);
  }

  @Test
  void fails_refusals_in_shapes_that_have_nothing_in_common() {
    Judged.by(
            check,
            refusal(1, "seats"),
            shape(1, "error"),
            refusal(2, "seats"),
            shape(2, "message", "code"),
            refusal(3, "seats"),
            shape(3, "error", "code"))
        .fails(Severity.MINOR, "refusals come in 3 shapes that have no member in common")
        .citing(1L, 2L, 3L);
  }

  @Test
  void passes_shapes_that_share_a_member_and_errors_as_a_map_from_field_to_message() {
    Judged.by(
            check,
            refusal(1, "seats"),
            shape(1, "error"),
            refusal(2, "seats"),
            shape(2, "code", "error"))
        .passes();
    Judged.by(check, refusal(1, "seats"), shape(1, "seats"), refusal(2, "name"), shape(2, "name"))
        .passes()
        .counting("shapes", 1);
  }

  /// Django REST framework tells of each field that is wrong, and of what is about several.
  @Test
  void takes_lists_of_messages_by_name_for_one_shape() {
    Judged.by(
            check,
            saying(1, "seats", "{\"seats\":[\"too many\"]}"),
            shape(1, "seats"),
            saying(2, "seats", "{\"seats\":[\"too many\"],\"slot\":[\"no such \\\"slot\\\"\"]}"),
            shape(2, "seats", "slot"),
            saying(3, "", "{\"non_field_errors\": [\"No data provided\"]}"),
            shape(3, "non_field_errors"))
        .passes()
        .counting("shapes", 1);
    Judged.by(
            check,
            saying(1, "seats", "{\"seats\":[\"too many\"]}"),
            shape(1, "seats"),
            saying(2, "seats", "{\"detail\":\"seats\"}"),
            shape(2, "detail"))
        .fails(Severity.MINOR, "refusals come in 2 shapes");
  }

  private static Exchange saying(long id, String field, String text) {
    return Sent.to(id, "POST /bookings").breaking("body:/" + field, "type").gets(400, text);
  }

  @Test
  void passes_what_the_web_server_refused_before_the_api_saw_it() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings")
                .breaking("body:/seats", "maximum")
                .gets(400, "{\"error\":\"seats\"}"),
            Sent.to(2, "GET /bookings/{id}")
                .breaking("path:id", "type")
                .gets(400, "text/html", "<h1>Bad Request</h1>"),
            Sent.to(3, "GET /slots").breaking("query:page", "type").gets(400))
        .passes();
  }

  @Test
  void fails_a_page_in_answer_to_a_body() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings")
                .breaking("body:/seats", "maximum")
                .gets(400, "text/html", "<h1>Bad Request</h1>"))
        .fails(Severity.MINOR, "doesn't name what is wrong");
  }

  @Test
  void cannot_tell_when_something_else_may_be_wrong_or_the_body_was_cut() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings")
                .meaning(new Purpose.Invalid(Sent.site("body:/seats"), "maximum", "100", true, 0))
                .gets(400, "Slot is full"),
            Sent.to(2, "POST /bookings")
                .breaking("body:/seats", "maximum")
                .answeredBy(
                    new Exchange.Answer(
                        400,
                        List.of(new Header("Content-Type", "text/plain")),
                        new Body("Many words", false, 90_000, "00", true),
                        true)))
        .cannotTell();
  }

  @Test
  void cannot_tell_when_nothing_invalid_was_refused() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").breaking("body:/seats", "maximum").gets(201),
            Sent.to(2, "POST /bookings").breaking("body:/seats", "maximum").gets(401),
            Sent.to(3, "POST /bookings").plainly().gets(400),
            shape(3, "error"))
        .cannotTell();
  }

  private static Exchange refusal(long id, String field) {
    return Sent.to(id, "POST /bookings")
        .breaking("body:/" + field, "type")
        .gets(400, "{\"a\":\"" + field + "\"}");
  }

  private static Conformance shape(long exchange, String... keys) {
    return new Conformance(exchange, "POST /bookings", 400, true, true, List.of(), List.of(keys));
  }
}
