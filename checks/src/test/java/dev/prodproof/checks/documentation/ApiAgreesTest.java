package dev.prodproof.checks.documentation;

import dev.prodproof.checks.Api;
import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Conformance;
import dev.prodproof.facts.Conformance.Mismatch;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ApiAgreesTest {
  private static final Described API =
      Api.of(
          Api.operation("GET /slots", "200"),
          Api.operation("POST /bookings", "201", "400"),
          Api.operation("GET /bookings/{id}", "200", "404"));

  private final ApiAgrees check = new ApiAgrees();

  @Test
  void passes_answers_that_agree() {
    Judged.by(
            check, API, Sent.to(1, "GET /slots").plainly().gets(200), agrees(1, "GET /slots", 200))
        .passes()
        .counting("answers that agree", 1)
        .counting("operations", 1)
        .counting("operations declared", 3);
  }

  @Test
  void fails_a_success_that_departs_from_its_schema() {
    Judged.by(check, API, departs(1, "GET /slots", 200, new Mismatch("/*/name", "type", "is null")))
        .fails(
            Severity.MAJOR,
            "GET /slots",
            "answers 200 with a body that departs from its description: /*/name is null",
            "body: type of /name")
        .citing(1L);
  }

  @Test
  void fails_once_for_what_the_description_leaves_out_at_many_operations() {
    Judged.by(check, API, undeclared(1, "POST /a"), undeclared(2, "POST /b"), undeclared(3, "POST /c"))
        .fails(Severity.MAJOR, "POST /a |", "answers 201, which isn't declared", "(POST /b, POST /c)");
    Judged.by(check, API, undeclared(1, "POST /a"), undeclared(2, "POST /b")).findsAt("POST /a", "POST /b");
  }

  private static Conformance undeclared(long exchange, String operation) {
    return new Conformance(exchange, operation, 201, false, true, List.of(), List.of());
  }

  @Test
  void passes_the_echo_of_a_wrong_value_that_was_taken() {
    Judged.by(
            check,
            API,
            Sent.to(1, "POST /bookings").breaking("body:/people", "maximum").gets(201),
            departs(1, "POST /bookings", 201, new Mismatch("/people", "maximum", "is 99")),
            departs(2, "GET /slots", 200, new Mismatch("/*/people", "maximum", "is 99")),
            departs(3, "GET /slots", 200, new Mismatch("/*/people", "type", "is null")))
        .findsCauses("body: type of /people");
    Judged.by(
            check,
            API,
            Sent.to(1, "POST /bookings").bending("body:/people", "maximum").gets(201),
            departs(1, "POST /bookings", 201, new Mismatch("/people", "maximum", "is 99")))
        .findsCauses("body: maximum of /people");
  }

  @Test
  void fails_once_for_all_keys_of_a_map() {
    Judged.by(
            check,
            API,
            departs(1, "GET /slots", 200, new Mismatch("/days/2026-11-21/free", "type", "x")),
            departs(2, "GET /slots", 200, new Mismatch("/days/2026-11-22/free", "type", "x")),
            departs(3, "GET /slots", 200, new Mismatch("/rooms/7/free", "type", "x")),
            departs(4, "GET /slots", 200, new Mismatch("/line2", "type", "x")))
        .findsCauses(
            "body: type of /days/*/free",
            "body: type of /rooms/*/free",
            "body: type of /line2");
  }

  @Test
  void fails_once_for_all_members_of_an_object_that_are_null_or_undescribed() {
    String message = "null found, string expected";
    Judged.by(
            check,
            API,
            departs(1, "GET /slots", 200, new Mismatch("/owner/colour", "type", message)),
            departs(2, "GET /slots", 200, new Mismatch("/owner/name", "type", message)),
            departs(3, "GET /slots", 200, new Mismatch("/extra1", "additionalProperties", "isn't defined")),
            departs(4, "GET /slots", 200, new Mismatch("/more", "additionalProperties", "isn't defined")))
        .findsCauses("body: nothing in /owner/", "body: additionalProperties in /")
        .saying("/owner/colour null found, string expected: GET /slots; likewise name");
  }

  @Test
  void passes_a_reader_who_is_led_on() {
    Judged.by(
            check,
            API,
            Sent.to(1, "GET /slots").plainly().gets(200),
            agrees(1, "GET /slots", 200),
            undeclared(2, "GET /slots", 302))
        .passes();
  }

  @Test
  void fails_once_for_a_thing_alone_and_in_a_list() {
    Judged.by(
            check,
            API,
            departs(1, "POST /slots", 201, new Mismatch("/seats", "maximum", "is too much")),
            departs(2, "GET /slots", 200, new Mismatch("/items/*/seats", "maximum", "is too much")))
        .findsCauses("body: maximum of /seats");
  }

  @Test
  void tells_once_how_times_are_written() {
    String time = "does not match the date-time pattern must be a valid RFC 3339 date-time";
    Judged.by(
            check,
            API,
            departs(1, "GET /slots", 200, new Mismatch("/*/startTime", "format", time)),
            departs(2, "GET /slots", 200, new Mismatch("/owner/since", "format", time)))
        .findsCauses("body: format date-time")
        .fails(Severity.MINOR, "/*/startTime does not match the date-time pattern", "likewise since");
  }

  @Test
  void fails_gently_what_only_departs_from_a_format() {
    Judged.by(check, API, departs(1, "GET /slots", 200, new Mismatch("", "format", "is no date")))
        .fails(Severity.MINOR, "the body is no date");
  }

  @Test
  void fails_once_and_gently_for_the_errors_of_one_handler() {
    Judged.by(
            check,
            API,
            departs(1, "GET /slots", 400, new Mismatch("/title", "required", "is missing")),
            departs(2, "POST /bookings", 400, new Mismatch("/title", "required", "is missing")))
        .fails(Severity.MINOR, "error answers", "GET /slots and 1 more");
  }

  @Test
  void fails_a_media_type_that_is_not_declared() {
    Judged.by(check, API, new Conformance(1, "GET /slots", 200, true, false, List.of(), List.of()))
        .fails(Severity.MAJOR, "in a media type that isn't declared");
    Judged.by(check, API, new Conformance(1, "GET /slots", 404, true, false, List.of(), List.of()))
        .fails(Severity.MINOR, "answers with 404", "404 in an undeclared media type");
  }

  @Test
  void fails_a_success_that_is_not_declared() {
    Judged.by(check, API, undeclared(1, "POST /bookings", 202))
        .fails(Severity.MAJOR, "POST /bookings", "answers 202, which isn't declared");
  }

  @Test
  void fails_once_and_gently_for_an_undeclared_error_or_redirect() {
    Judged.by(
            check,
            API,
            undeclared(1, "POST /bookings", 409),
            undeclared(2, "GET /slots", 409),
            undeclared(3, "GET /slots", 409))
        .fails(
            Severity.MINOR,
            "the status 409 isn't declared for GET /slots and 1 more",
            "undeclared error statuses")
        .citing(1L);
    Judged.by(check, API, undeclared(1, "POST /bookings", 302))
        .fails(Severity.MINOR, "undeclared error statuses");
    Judged.by(
            check,
            API,
            undeclared(1, "POST /bookings", 409),
            undeclared(2, "GET /slots", 404),
            undeclared(3, "GET /slots", 400))
        .fails(Severity.MINOR, "the statuses 400, 404 and 409 aren't declared", "GET /slots and 1 more");
  }

  @Test
  void passes_what_any_server_may_answer() {
    Judged.by(
            check,
            API,
            agrees(1, "GET /slots", 200),
            undeclared(2, "GET /slots", 405),
            undeclared(3, "GET /slots", 413),
            undeclared(4, "GET /slots", 415),
            undeclared(5, "GET /slots", 429),
            undeclared(6, "GET /slots", 500),
            undeclared(7, "GET /slots", 304))
        .passes();
  }

  @Test
  void passes_what_follows_a_request_against_the_rules_of_http() {
    Judged.by(
            check,
            API,
            agrees(1, "GET /slots", 200),
            Sent.to(2, "GET /slots").meaning(new Purpose.WrongMethod()).gets(404),
            undeclared(2, "GET /slots", 404),
            Sent.to(3, "GET /slots").meaning(new Purpose.WrongMedia("")).gets(404),
            undeclared(3, "GET /slots", 404),
            Sent.to(4, "GET /slots").meaning(new Purpose.OddHeaders("x")).gets(404),
            undeclared(4, "GET /slots", 404),
            Sent.to(5, "GET /slots").meaning(new Purpose.BrokenFraming("x")).gets(404),
            undeclared(5, "GET /slots", 404),
            Sent.to(6, "GET /slots").meaning(new Purpose.Oversized(2, 1)).gets(404),
            undeclared(6, "GET /slots", 404))
        .passes();
  }

  @Test
  void fails_an_operation_that_is_declared_and_not_there() {
    Judged.by(
            check, API, plain(1, 404), Sent.to(2, "GET /slots").plainly().gets(405), plain(3, 501))
        .fails(Severity.MAJOR, "GET /slots", "is declared, but isn't there")
        .citing(1L, 3L);
  }

  @Test
  void passes_an_operation_that_answers_once_in_whatever_way() {
    Judged.by(
            check,
            API,
            agrees(9, "GET /slots", 200),
            plain(1, 404),
            plain(2, 404),
            Sent.to(3, "GET /slots").breaking("query:page", "type").gets(400))
        .passes();
    Judged.by(check, API, agrees(9, "GET /slots", 200), plain(1, 404)).passes();
  }

  @Test
  void passes_a_thing_that_is_not_there_and_a_door_that_looks_like_a_wall() {
    Judged.by(
            check,
            Api.of(
                Api.operation("GET /me", "200", "404"),
                Api.operation("POST /bookings", "201", "4XX"),
                Api.secured("GET /admin", "200"),
                Api.operation("GET /slots/{id}", "200")),
            agrees(9, "GET /me", 200),
            Sent.to(1, "GET /me").plainly().gets(404),
            Sent.to(2, "GET /me").plainly().gets(404),
            Sent.to(3, "POST /bookings").plainly().gets(404),
            Sent.to(4, "POST /bookings").plainly().gets(404),
            Sent.to(5, "GET /admin").plainly().gets(404),
            Sent.to(6, "GET /admin").plainly().gets(404),
            Sent.to(7, "GET /slots/{id}").plainly().gets(404),
            Sent.to(8, "GET /slots/{id}").plainly().gets(404))
        .passes();
  }

  @Test
  void passes_a_404_that_names_the_thing_which_is_not_there() {
    for (String said :
        List.of(
            "{\"message\":\"Cart not found\"}",
            "{\"code\":\"CART_NOT_FOUND\"}",
            "{\"detail\":\"this customer has no cart yet, no cart found\"}",
            "{\"error\":\"the avatar does not exist\"}",
            "{\"detail\":\"No View matches the given query.\"}")) {
      Judged.by(check, API, agrees(9, "GET /slots/{id}", 200), says(1, said), says(2, said)).passes();
    }
  }

  @Test
  void fails_a_404_that_speaks_of_the_path() {
    for (String said :
        List.of(
            "{\"error\":\"Not Found\",\"message\":\"No static resource slots.\"}",
            "{\"message\":\"Route GET:/slots not found\",\"error\":\"Not Found\"}",
            "{\"detail\":\"Not Found\"}",
            "{\"message\":\"Endpoint not found\"}",
            "{\"message\":\"The requested URL was not found on the server\"}")) {
      Judged.by(check, API, says(1, said), says(2, said)).fails(Severity.MAJOR, "GET /slots", "isn't there");
    }
  }

  @Test
  void passes_a_404_that_says_what_is_switched_off() {
    String said = "{\"title\":\"Support for agents is disabled\"}";
    Judged.by(check, API, agrees(9, "GET /slots/{id}", 200), says(1, said), says(2, said)).passes();
  }

  @Test
  void fails_once_where_errors_of_several_operations_are_called_json_and_are_none() {
    var none = new Mismatch("", "type", "is called JSON but is none");
    Judged.by(
            check,
            Api.of(Api.operation("POST /slots", "200", "400"), Api.operation("POST /bookings", "200", "400")),
            departs(1, "POST /slots", 400, none),
            departs(2, "POST /bookings", 400, none))
        .fails(
            Severity.MINOR,
            "error answers",
            "answers 400 with a body that departs from its description: the body is called JSON but is none:"
                + " POST /slots and 1 more");
  }

  private static Exchange says(long id, String text) {
    return Sent.to(id, "GET /slots").plainly().gets(404, text);
  }

  @Test
  void passes_a_404_that_may_speak_of_what_the_body_names() {
    var api = Api.of(Api.operation("PUT /storage", "200"), Api.operation("GET /me", "200"));
    Judged.by(
            check,
            api,
            agrees(9, "GET /me", 200),
            Sent.to(1, "PUT /storage").plainly().gets(404),
            Sent.to(2, "PUT /storage").plainly().gets(404))
        .passes();
    Judged.by(
            check,
            api,
            agrees(9, "GET /me", 200),
            Sent.to(1, "PUT /storage").plainly().gets(404),
            Sent.to(2, "PUT /storage").plainly().gets(404),
            Sent.to(3, "PUT /storage").breaking("body:/id", "type").gets(422))
        .passes();
  }

  @Test
  void fails_an_operation_that_is_not_there_for_a_broken_body_either() {
    Judged.by(
            check,
            Api.of(Api.operation("PUT /storage", "200")),
            Sent.to(1, "PUT /storage").plainly().gets(404),
            Sent.to(2, "PUT /storage").plainly().gets(404),
            Sent.to(3, "PUT /storage").breaking("body:/id", "type").gets(404))
        .fails(Severity.MAJOR, "isn't there")
        .citing(3L, 1L, 2L);
  }

  @Test
  void fails_a_secured_operation_that_is_missing_for_somebody_too() {
    Judged.by(
            check,
            Api.of(Api.secured("GET /admin", "200")),
            Sent.to(1, "GET /admin").plainly().as("alice").gets(404),
            Sent.to(2, "GET /admin").plainly().as("alice").gets(404))
        .fails(Severity.MAJOR, "isn't there");
  }

  @Test
  void cannot_tell_without_a_description() {
    Judged.by(check, Api.forms("POST /login"), Sent.to(1, "POST /login").plainly().gets(404))
        .cannotTell()
        .saying("no API description");
  }

  @Test
  void cannot_tell_when_no_answer_could_be_compared() {
    Judged.by(
            check,
            API,
            Sent.to(1, "GET /slots").plainly().isDropped(),
            undeclared(1, "GET /slots", 503))
        .cannotTell()
        .saying("no answer could be compared");
  }

  private static Conformance agrees(long id, String operation, int status) {
    return new Conformance(id, operation, status, true, true, List.of(), List.of());
  }

  private static Conformance undeclared(long id, String operation, int status) {
    return new Conformance(id, operation, status, false, true, List.of(), List.of());
  }

  private static Conformance departs(long id, String operation, int status, Mismatch mismatch) {
    return new Conformance(id, operation, status, true, true, List.of(mismatch), List.of());
  }

  private static Exchange plain(long id, int status) {
    return Sent.to(id, "GET /slots").plainly().gets(status);
  }
}
