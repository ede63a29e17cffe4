package dev.prodproof.checks.failures;

import dev.prodproof.checks.Api;
import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Ended;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NoServerErrorTest {
  private final NoServerError check = new NoServerError();

  @Test
  void passes_a_service_that_answers_and_refuses() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").breaking("body:/seats", "maximum").gets(422),
            Sent.to(3, "GET /bookings/{id}").plainly().gets(404))
        .passes()
        .counting("requests", 3)
        .counting("operations", 2);
  }

  @Test
  void fails_an_answer_that_breaks_off_in_good_order() {
    Judged.by(
            check,
            Sent.to(1, "GET /bookings/{id}").plainly().gets(200, "application/json", "{\"title\":\""),
            Sent.to(2, "GET /rooms").plainly().gets(200, "application/json", "[1, 2]"))
        .fails(Severity.CRITICAL, "GET /bookings/{id}", "breaks off its answer (200)");
  }

  @Test
  void cannot_call_an_answer_broken_off_that_promised_no_end() {
    var unended =
        new Exchange.Answer(302, List.of(Sent.header("Content-Type", "text/html")), Body.EMPTY, false);
    Judged.by(check, Sent.to(1, "POST /tags").plainly().answeredBy(unended)).passes();
    var promised =
        new Exchange.Answer(302, List.of(Sent.header("Content-Length", "9")), Body.EMPTY, false);
    Judged.by(check, Sent.to(1, "POST /tags").plainly().answeredBy(promised))
        .fails(Severity.CRITICAL, "POST /tags", "breaks off its answer (302)");
  }

  @Test
  void cannot_call_a_stream_broken_off_that_outlasts_our_patience() {
    var stream =
        new Exchange.Answer(
            200,
            List.of(Sent.header("Content-Type", "application/json"), Sent.header("Transfer-Encoding", "chunked")),
            Body.text("{\"type\":\"ADDED\"}"),
            false);
    Judged.by(check, Sent.to(1, "GET /pods").plainly().stillOpen().answeredBy(stream)).passes();
    Judged.by(check, Sent.to(1, "GET /pods").plainly().answeredBy(stream))
        .fails(Severity.CRITICAL, "breaks off its answer (200)");
  }

  @Test
  void passes_a_piece_of_an_answer_that_says_it_is_one() {
    Judged.by(check, Sent.to(1, "GET /export").plainly().gets(206, "application/json", "{\"title\":\"")).passes();
  }

  @Test
  void passes_what_waits_for_something_to_happen() {
    Judged.by(
            check,
            Sent.to(1, "GET /rooms").plainly().gets(200),
            Sent.to(2, "GET /rooms/{id}/stream").plainly().isLeftWaiting(),
            Sent.to(3, "GET /notifications/poll").plainly().isLeftWaiting())
        .passes();
    Judged.by(check, Sent.to(1, "GET /streams").plainly().isLeftWaiting())
        .fails(Severity.CRITICAL, "does not answer");
  }

  @Test
  void cannot_tell_of_an_operation_that_always_says_that_its_dependency_is_gone() {
    Judged.by(
            check,
            Sent.to(1, "GET /rooms").plainly().gets(200),
            Sent.to(2, "POST /payments").plainly().gets(502),
            Sent.to(3, "POST /payments").plainly().gets(504),
            Sent.to(4, "POST /payments").plainly().gets(503),
            Sent.to(5, "POST /payments").breaking("body:/amount", "minimum").gets(502))
        .cannotTell()
        .saying("POST /payments never answered but with 502, 503 or 504");
  }

  @Test
  void fails_a_502_of_what_answers_well_otherwise() {
    Judged.by(
            check,
            Sent.to(1, "POST /payments").plainly().gets(201),
            Sent.to(2, "POST /payments").plainly().gets(502),
            Sent.to(3, "POST /payments").plainly().gets(502),
            Sent.to(4, "POST /payments").plainly().gets(502))
        .fails(Severity.CRITICAL, "POST /payments", "answers 502 to an ordinary request");
  }

  @Test
  void cannot_tell_of_what_says_when_to_come_again() {
    Judged.by(
            check,
            Sent.to(1, "GET /rooms").plainly().gets(200),
            Sent.to(2, "GET /rooms").plainly().gets(503, Sent.header("Retry-After", "1")))
        .cannotTell();
  }

  @Test
  void passes_a_503_and_a_501_that_the_description_names() {
    Judged.by(
            check,
            Api.of(Api.operation("GET /rates", "200", "503", "501")),
            Sent.to(1, "GET /rates").plainly().gets(200),
            Sent.to(2, "GET /rates").plainly().gets(503),
            Sent.to(3, "GET /rates").plainly().gets(501))
        .passes();
  }

  @Test
  void fails_a_500_though_the_description_names_it() {
    Judged.by(
            check,
            Api.of(Api.operation("GET /rates", "200", "500")),
            Sent.to(1, "GET /rates").plainly().gets(500))
        .fails(Severity.CRITICAL, "GET /rates", "answers 500 to an ordinary request")
        .citing(1L);
  }

  @Test
  void fails_an_undeclared_503() {
    Judged.by(
            check,
            Api.of(Api.operation("GET /rates", "200", "5XX", "default")),
            Sent.to(1, "GET /rates").plainly().gets(503))
        .fails(Severity.CRITICAL, "503");
  }

  @Test
  void fails_a_service_that_drops_the_connection() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").unusual("body:/name", "emoji", "\uD83D\uDE80").isDropped())
        .fails(
            Severity.CRITICAL, "drops the connection to emoji in body:/name", "connection dropped");
  }

  @Test
  void passes_a_server_that_hangs_up_on_two_hundred_header_fields() {
    var many = new Purpose.OddHeaders("two hundred fields");
    Judged.by(
            check,
            Sent.to(1, "GET /bookings").plainly().gets(200),
            Sent.to(2, "GET /bookings").meaning(many).withFields(200).isDropped())
        .passes();
  }

  @Test
  void fails_a_drop_for_a_few_header_fields_and_a_500_for_many() {
    var odd = new Purpose.OddHeaders("broken date");
    Judged.by(
            check,
            Sent.to(1, "GET /bookings").plainly().gets(200),
            Sent.to(2, "GET /bookings").meaning(odd).withFields(20).isDropped())
        .fails(Severity.MAJOR, "drops the connection");
    Judged.by(
            check,
            Sent.to(1, "GET /bookings").plainly().gets(200),
            Sent.to(2, "GET /bookings").meaning(odd).withFields(200).gets(500))
        .fails(Severity.MAJOR, "answers 500");
  }

  @Test
  void passes_kept_connections_that_were_closed_just_then() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").plainly().onAKeptConnection().isDropped(),
            Sent.to(3, "PUT /bookings/{id}").plainly().onAKeptConnection().isDropped(),
            Sent.to(4, "POST /bookings").plainly().onAKeptConnection().isDropped())
        .passes();
  }

  @Test
  void fails_an_operation_that_drops_a_new_connection_too() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().onAKeptConnection().isDropped(),
            Sent.to(2, "POST /bookings").plainly().isDropped())
        .fails(Severity.CRITICAL, "connection dropped");
  }

  @Test
  void fails_a_service_that_does_not_answer() {
    Judged.by(check, Sent.to(1, "GET /slots").plainly().isLeftWaiting())
        .fails(Severity.CRITICAL, "does not answer", "no answer");
  }

  @Test
  void blames_no_oddity_where_ordinary_requests_were_left_waiting_before() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots").plainly().isLeftWaiting(),
            Sent.to(20_000, "POST /slots").unusual("body:/name", "emoji", "x").isLeftWaiting())
        .fails(Severity.CRITICAL, "an ordinary request", "no answer");
    Judged.by(
            check,
            Sent.look(1, "/").during("fuzzing").isLeftWaiting(),
            Sent.to(2, "GET /slots").plainly().gets(200),
            Sent.to(20_000, "POST /slots").unusual("body:/name", "emoji", "x").isLeftWaiting())
        .cannotTell();
  }

  @Test
  void blames_an_oddity_that_nobody_answers_where_only_an_outage_kept_others_waiting() {
    Judged.by(
            check,
            Sent.look(1, "/").during("database").isLeftWaiting(),
            Sent.to(2, "GET /slots").plainly().gets(200),
            Sent.to(20_000, "POST /slots").unusual("body:/name", "emoji", "x").isLeftWaiting())
        .fails(Severity.CRITICAL, "emoji in body:/name", "no answer");
  }

  @Test
  void blames_an_oddity_that_nobody_answers_while_ordinary_requests_are_served() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots").plainly().gets(200),
            Sent.to(20_000, "POST /slots").unusual("body:/name", "emoji", "x").isLeftWaiting(),
            Sent.look(20_100, "/").during("fuzzing").isLeftWaiting())
        .fails(Severity.CRITICAL, "emoji in body:/name", "no answer");
  }

  @Test
  void fails_an_answer_that_is_not_http() {
    Judged.by(check, Sent.to(1, "GET /slots").plainly().fails(Exchange.Reason.NOT_HTTP))
        .fails(Severity.CRITICAL, "answer isn't HTTP");
  }

  @Test
  void fails_less_gravely_when_only_invalid_input_breaks_it() {
    Judged.by(check, Sent.to(1, "POST /bookings").breaking("body:/seats", "type").gets(500))
        .fails(Severity.MAJOR, "invalid input in body:/seats (type: a wrong value)");
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").meaning(new Purpose.OddHeaders("two dates")).gets(500))
        .fails(Severity.MAJOR, "unusual headers (two dates)");
  }

  @Test
  void passes_what_has_a_check_of_its_own() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").meaning(new Purpose.Malformed("cut", true)).gets(500),
            Sent.to(3, "POST /bookings").meaning(new Purpose.WrongMedia("text/xml")).gets(500),
            Sent.to(4, "POST /bookings").meaning(new Purpose.WrongMethod()).gets(500),
            Sent.to(5, "POST /bookings")
                .meaning(new Purpose.Oversized(2_000_000, 1_000_000))
                .gets(500),
            Sent.to(6, "POST /bookings")
                .meaning(new Purpose.BrokenFraming("two lengths"))
                .gets(500),
            Sent.to(7, "POST /bookings")
                .meaning(new Purpose.Step(Purpose.Oversized.AFTERWARDS, 5, Purpose.Role.PROBE))
                .gets(500),
            Sent.look(8, "/nothing").gets(500))
        .passes()
        .counting("requests", 1);
  }

  @Test
  void fails_a_step_of_a_scenario_and_a_look_at_an_operation() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots")
                .meaning(new Purpose.Step("created is there", 1, Purpose.Role.LIST))
                .gets(500))
        .fails(
            Severity.CRITICAL,
            "a reading of the list that should hold what had just been made (scenario “created is there”)");
    Judged.by(check, Sent.to(1, "GET /slots").meaning(new Purpose.Look("state")).gets(500))
        .fails(Severity.CRITICAL, "a look (state)");
  }

  @Test
  void passes_a_head_that_is_not_implemented_and_fails_a_get_that_is_not() {
    var probe = new Purpose.Step("safe method", 1, Purpose.Role.PROBE);
    Judged.by(
            check,
            Sent.to(1, "GET /hooks").plainly().gets(200),
            Sent.to(2, "GET /hooks").by("HEAD").meaning(probe).gets(501))
        .passes();
    Judged.by(check, Sent.to(1, "GET /hooks").by("HEAD").meaning(probe).gets(500)).fails(Severity.CRITICAL, "HEAD");
    Judged.by(check, Sent.to(1, "GET /hooks").plainly().gets(501)).fails(Severity.CRITICAL, "answers 501");
  }

  @Test
  void cannot_tell_when_nothing_was_exercised() {
    Judged.by(check, Sent.look(1, "/").gets(500)).cannotTell().saying("no operation was exercised");
  }

  @Test
  void cannot_tell_when_we_never_got_through() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots").plainly().fails(Exchange.Reason.GIVEN_UP),
            Sent.to(2, "GET /slots").plainly().fails(Exchange.Reason.REFUSED))
        .cannotTell();
    Judged.by(check, Sent.to(1, "POST /bookings").plainly().onAKeptConnection().isDropped())
        .cannotTell()
        .saying("no operation was exercised");
  }

  @Test
  void fails_less_gravely_where_no_thing_of_that_id_was_ever_served() {
    Judged.by(check, Sent.to(1, "GET /kernels/{id}").plainly().gets(500, "Oops"))
        .fails(
            Severity.MAJOR,
            "GET /kernels/{id}",
            "answers 500 to an ordinary request (with an id that may belong to nothing)");
    Judged.by(
            check,
            Sent.to(1, "GET /kernels/{id}").plainly().gets(200),
            Sent.to(2, "GET /kernels/{id}").plainly().gets(500, "Oops"))
        .fails(Severity.CRITICAL, "answers 500 to an ordinary request");
  }

  @Test
  void fails_less_gravely_for_an_id_that_we_made_up_unless_more_breaks_it() {
    var ordinary = Sent.to(1, "GET /cats/{id}").plainly().gets(200);
    var edge = Sent.to(2, "GET /cats/{id}").valid("2147483648 path:id").gets(500, "Oops");
    Judged.by(check, ordinary, edge)
        .fails(Severity.MAJOR, "(2147483648 path:id) (with an id that may belong to nothing)");
    Judged.by(check, ordinary, edge, Sent.to(3, "GET /cats/{id}").valid("longest query:q").gets(500, "Oops"))
        .fails(Severity.CRITICAL, "longest query:q")
        .citing(3L);
  }

  @Test
  void cannot_tell_while_the_service_says_that_it_is_in_maintenance() {
    Judged.by(
            check,
            Sent.to(1, "POST /tags").plainly().gets(201),
            Sent.to(2, "POST /tags").plainly().gets(503, "{\"message\":\"currently in maintenance mode\"}"))
        .cannotTell()
        .saying("maintenance");
  }

  @Test
  void cannot_tell_when_everybody_was_turned_away() {
    Judged.by(check, Sent.to(1, "POST /products").plainly().gets(422))
        .cannotTell()
        .saying("no operation answered a request well");
  }

  @Test
  void fails_citing_what_was_built_on_purpose_rather_than_a_smaller_mix() {
    Judged.by(
            check,
            Sent.to(1, "POST /products").valid("random at form:/stock").with("a=1").gets(500, "Oops"),
            Sent.to(2, "POST /products").unusual("form:/stock", "very large", "1e30").with("a=1&stock=1e30").gets(500, "Oops"))
        .fails(Severity.CRITICAL, "answers 500 to very large in form:/stock")
        .citing(2L);
  }

  @Test
  void passes_forms_that_lead_on() {
    Judged.by(check, Sent.to(1, "POST /products").plainly().gets(302)).passes();
  }

  @Test
  void fails_a_process_that_ends_under_a_request_and_blames_no_other() {
    Judged.by(
            check,
            Sent.to(1, "GET /tags").plainly().gets(200),
            Sent.to(2, "GET /tags").valid("shortest query:q").isDropped(),
            Sent.to(3, "POST /tags")
                .meaning(new Purpose.Malformed("deep arrays", false))
                .fails(Exchange.Reason.GIVEN_UP),
            new Ended("with exit code 1", true))
        .fails(
            Severity.CRITICAL,
            "the process",
            "ends by itself with exit code 1 amid requests; under way was POST /tags with a malformed"
                + " body (deep arrays), beside 1 other",
            "the process ends by itself")
        .citing(3L);
  }

  @Test
  void blames_no_other_oddity_where_the_answer_says_that_a_value_is_taken() {
    Judged.by(
            check,
            Sent.to(1, "POST /users").plainly().gets(200),
            Sent.to(2, "POST /users")
                .unusual("body:/name", "formula", "=1+1")
                .gets(500, "{\"error\":\"UNIQUE constraint failed: users.name\"}"))
        .fails(Severity.MAJOR, "POST /users", "answers 500 to a value that is taken already");
    Judged.by(
            check,
            Sent.to(1, "POST /users").plainly().gets(200),
            Sent.to(2, "POST /users")
                .plainly()
                .gets(500, "duplicate key value violates unique constraint \"users_pkey\""))
        .fails(Severity.CRITICAL, "POST /users", "answers 500 to an ordinary request");
  }

  @Test
  void blames_no_other_oddity_where_the_answer_says_that_the_thing_is_gone() {
    Judged.by(
            check,
            Sent.to(1, "PUT /todos/{id}").plainly().gets(200),
            Sent.to(2, "PUT /todos/{id}")
                .unusual("body:/name", "quotes", "q")
                .gets(500, "{\"code\":500,\"message\":\"not found: item 13\"}"))
        .fails(Severity.MAJOR, "PUT /todos/{id}", "answers 500 about a thing that isn't there");
    Judged.by(
            check,
            Sent.to(1, "PUT /todos/{id}").plainly().gets(200),
            Sent.to(2, "PUT /todos/{id}")
                .unusual("body:/name", "quotes", "q")
                .gets(500, "{\"message\":\"template not found\"}"))
        .fails(Severity.CRITICAL, "PUT /todos/{id}", "answers 500 to quotes in body:/name");
  }

  @Test
  void says_what_was_broken_when_a_process_ended() {
    Judged.by(
            check,
            Sent.look(1, "/orders")
                .by("POST")
                .meaning(new Purpose.Look("database with commit withheld"))
                .isDropped(),
            new Ended("with exit code 1", true))
        .fails(Severity.CRITICAL, "the process", "under way was POST /orders (database with commit withheld)")
        .citing(1L);
  }

  @Test
  void leaves_what_a_broken_database_did_to_the_check_that_is_about_it() {
    Judged.by(
            check,
            Sent.to(1, "GET /tags").plainly().gets(200),
            Sent.look(2, "/tags").meaning(new Purpose.Look("database with connection refused")).during("database").isDropped(),
            new Ended("with exit code 1", true))
        .passes();
  }

  @Test
  void passes_a_process_that_somebody_killed() {
    Judged.by(
            check,
            Sent.to(1, "GET /tags").plainly().gets(200),
            Sent.to(2, "GET /tags").plainly().isDropped(),
            new Ended("by signal 15", false))
        .passes();
  }
}
