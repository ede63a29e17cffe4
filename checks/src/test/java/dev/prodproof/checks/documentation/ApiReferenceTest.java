package dev.prodproof.checks.documentation;

import dev.prodproof.checks.Api;
import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Surveyed;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ApiReferenceTest {
  private final ApiReference check = new ApiReference();

  @Test
  void passes_a_complete_description() {
    Judged.by(
            check,
            Sent.look(1, "/openapi.json").gets(200, "{}"),
            Api.of(
                Api.operation("GET /slots", "200"), Api.operation("POST /bookings", "201", "4XX")))
        .passes()
        .counting("operations", 2);
  }

  @Test
  void passes_errors_by_status_by_range_and_by_default() {
    Judged.by(
            check,
            Api.of(
                Api.operation("POST /a", "201", "422"),
                Api.operation("POST /b", "201", "default"),
                Api.operation("POST /c", "201", "5XX")))
        .passes();
  }

  @Test
  void fails_a_service_that_answers_json_and_describes_nothing() {
    Judged.by(
            check,
            Sent.look(1, "/").gets(200, "{}"),
            Sent.look(2, "/openapi.json").gets(404),
            searched(false))
        .fails(Severity.MINOR, "no description of its operations was found")
        .citing(1L);
    Judged.by(check, Sent.look(1, "/").gets(200, "application/hal+json", "{}"), searched(false))
        .fails(Severity.MINOR, "no description");
  }

  @Test
  void cannot_tell_while_the_search_goes_on() {
    Judged.by(check, Sent.look(1, "/").gets(200, "{}")).cannotTell().saying("hasn't ended");
  }

  private static Surveyed searched(boolean outOfTime) {
    List<String> none = List.of();
    return new Surveyed(none, none, none, false, false, none, "", 0, outOfTime, none);
  }

  @Test
  void fails_a_description_that_names_no_operation() {
    Judged.by(check, Sent.look(1, "/").gets(200, "text/html", "<h1>Hi</h1>"), Api.of())
        .fails(Severity.MAJOR, "the description names no operation");
  }

  @Test
  void fails_a_description_that_breaks_the_rules_of_its_format() {
    Judged.by(
            check,
            Sent.look(1, "/").gets(200),
            Sent.look(2, "/openapi.json").gets(200, "{}"),
            Api.wrong("`info` is missing"))
        .fails(Severity.MAJOR, "API description", "`info` is missing")
        .citing(2L);
  }

  @Test
  void fails_at_the_same_place_whatever_the_address() {
    Judged.by(check, broken("http://127.0.0.1:40001/v3/api-docs")).findsAt("API description");
    Judged.by(check, broken("/somewhere/api.yaml")).findsAt("API description");
  }

  @Test
  void fails_thin_operations_in_one_finding() {
    var bare =
        new Described.Operation(
            "GET /a",
            "GET",
            "/a",
            " ",
            "",
            List.of("query:x"),
            List.of("query:x"),
            List.of(),
            List.of(),
            false,
            false);
    Judged.by(check, Api.of(bare, Api.operation("GET /slots", "200")))
        .findsCauses("no answers", "operations are thinly described")
        .saying(
            "of 2 operations 1 has no summary, 1 has no operationId, 1 has parameters that nothing"
                + " describes: for example GET /a");
  }

  @Test
  void fails_gently_when_input_is_taken_and_no_error_is_told() {
    Judged.by(
            check,
            Api.of(
                Api.operation("POST /a", "201"),
                Api.operation("GET /b/{id}", "200"),
                Api.operation("POST /c", "201"),
                Api.operation("POST /d", "201"),
                Api.operation("POST /e", "201"),
                Api.operation("POST /f", "201"),
                Api.operation("GET /g", "200")))
        .fails(
            Severity.MINOR,
            "of 7 operations 6 have no error answer: for example POST /a");
  }

  @Test
  void advises_ids_where_nothing_else_is_missing() {
    var nameless =
        new Described.Operation(
            "GET /slots", "GET", "/slots", "", "A summary", List.of(), List.of(), List.of("200"),
            List.of(), false, false);
    Judged.by(check, Api.of(nameless)).fails(Severity.INFO, "of 1 operation 1 has no operationId");
  }

  @Test
  void fails_an_operation_id_that_is_given_twice() {
    Judged.by(
            check,
            Api.of(
                Api.operation("GET /slots", "200"),
                Api.operation("GET /slots/", "200"),
                Api.operation("GET /slots//", "200")))
        .fails(Severity.MAJOR, "the operationId get_slots");
  }

  @Test
  void cannot_tell_of_a_site_of_pages_though_its_health_is_json() {
    Judged.by(
            check,
            Sent.look(1, "/").gets(200, "text/html", "<h1>Hi</h1>"),
            Sent.look(2, "/health").gets(200, "{\"status\":\"UP\"}"),
            Sent.look(3, "/actuator").gets(200, "{}"),
            Sent.look(4, "/manifest.json").gets(200, "{}"),
            Sent.look(5, "/.well-known/security.json").gets(200, "{}"),
            Sent.look(6, "/nothing").gets(404, "{}"),
            Api.forms("POST /login"))
        .cannotTell()
        .saying("--describe");
  }

  @Test
  void cannot_tell_when_nobody_looked() {
    Judged.by(check, Sent.to(1, "GET /slots").plainly().gets(200, "{}"))
        .cannotTell()
        .saying("nobody looked");
  }

  @Test
  void cannot_tell_when_there_was_no_time_to_look_everywhere() {
    Judged.by(check, Sent.look(1, "/").gets(200, "{}"), searched(true))
        .cannotTell()
        .saying("no time");
  }

  private static Described broken(String source) {
    return new Described(
        source,
        "openapi 3.1",
        "{}",
        "",
        List.of(Api.operation("GET /slots", "200")),
        List.of("it is broken"));
  }
}
