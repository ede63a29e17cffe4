package dev.prodproof.checks.failures;

import dev.prodproof.checks.Api;
import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Ended;
import dev.prodproof.facts.Purpose;
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
  void leaves_what_a_broken_database_did_to_the_check_that_is_about_it() {
    Judged.by(
            check,
            Sent.to(1, "GET /tags").plainly().gets(200),
            Sent.look(2, "/tags").meaning(new Purpose.Look("database with connection refused")).during("database").isDropped(),
            new Ended("with exit code 1", true))
        .passes();
  }
}
