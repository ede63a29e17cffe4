package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ValidInputAcceptedTest {
  private final ValidInputAccepted check = new ValidInputAccepted();

  @Test
  void passes_a_service_that_takes_what_it_promises() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").valid("longest body:/name").gets(201))
        .passes()
        .counting("valid requests", 2)
        .counting("operations", 1);
  }

  @Test
  void fails_a_service_that_refuses_a_legal_value_without_a_word() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").valid("longest body:/name").gets(400, "Bad Request"))
        .fails(
            Severity.MINOR,
            "refuses longest body:/name with 400",
            "a legal value of body:/name refused")
        .citing(1L, 2L);
  }

  @Test
  void fails_with_mere_advice_when_the_refusal_names_the_field() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings")
                .valid("1582-10-10 body:/startDate")
                .gets(422, "{\"detail\":\"Start date lies in the past\"}"))
        .fails(Severity.INFO, "body:/startDate");
  }

  @Test
  void promises_nothing_for_the_id_of_a_thing_that_nobody_made() {
    Judged.by(
            check,
            Sent.to(1, "PATCH /tickets/{id}").plainly().gets(200),
            Sent.to(2, "PATCH /tickets/{id}")
                .valid("2147483647 body:/assignee_id")
                .gets(422, "{\"errors\":{\"assignee_id\":\"assignee_id must be an agent\"}}"))
        .passes();
    Judged.by(
            check,
            Sent.to(1, "PATCH /tickets/{id}").plainly().gets(200),
            Sent.to(2, "PATCH /tickets/{id}").valid("null body:/assignee_id").gets(422, "{\"error\":\"no\"}"))
        .fails(Severity.MINOR, "refuses null body:/assignee_id");
  }

  @Test
  void fails_with_mere_advice_when_an_empty_text_is_refused_in_so_many_words() {
    Judged.by(
            check,
            Sent.to(1, "POST /recordings").plainly().gets(201),
            Sent.to(2, "POST /recordings")
                .with("{\"threshold\":\"\"}")
                .valid("shortest body:/threshold")
                .gets(422, "{\"detail\":\"Invalid size string\"}"))
        .fails(Severity.INFO, "shortest body:/threshold");
    Judged.by(
            check,
            Sent.to(1, "POST /recordings").plainly().gets(201),
            Sent.to(2, "POST /recordings")
                .with("{\"threshold\":\"abc\"}")
                .valid("shortest body:/threshold")
                .gets(422, "{\"detail\":\"Invalid size string\"}"))
        .fails(Severity.MINOR, "refuses shortest body:/threshold");
  }

  @Test
  void takes_an_empty_item_or_parameter_for_nothing_as_an_empty_member() {
    String refusal = "{\"message\":\"activityIds contains empty string\"}";
    Judged.by(
            check,
            Sent.to(1, "POST /logs").plainly().gets(201),
            Sent.to(2, "POST /logs")
                .with("{\"activityIn\":[\"\"],\"open\":true}")
                .valid("shortest body:/activityIn/0")
                .gets(400, refusal))
        .fails(Severity.INFO, "shortest body:/activityIn/0");
    Judged.by(
            check,
            Sent.to(1, "GET /logs").plainly().gets(200),
            Sent.to(2, "GET /logs").at("/logs?activityIn=&open=true").valid("shortest query:activityIn").gets(400, refusal))
        .fails(Severity.INFO, "shortest query:activityIn");
  }

  @Test
  void fails_with_one_piece_of_advice_for_all_rules_that_explain_themselves() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /guests").plainly().gets(201),
            Sent.to(3, "POST /bookings").valid("shortest body:/name").gets(422, "name is blank"),
            Sent.to(4, "POST /guests").valid("shortest body:/city").gets(422, "city is blank"))
        .findsCauses("rules that the description doesn't state");
  }

  @Test
  void passes_a_refused_number_that_no_double_holds() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").valid("1e400 body:/price").gets(400, "Bad Request"))
        .passes();
  }

  @Test
  void fails_a_refusal_that_contradicts_the_description_whatever_it_says() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").valid("longest body:/name").gets(422, "name is too long"))
        .fails(Severity.MINOR, "longest body:/name");
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings")
                .valid("value LARGE of body:/size")
                .gets(422, "size is unknown"))
        .fails(Severity.MINOR, "value LARGE of body:/size");
  }

  @Test
  void fails_a_name_with_an_apostrophe_that_is_refused() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings")
                .unusual("body:/name", "apostrophe", "O'Brien")
                .gets(400, "name is malformed"))
        .fails(
            Severity.MINOR,
            "refuses apostrophe in body:/name with 400",
            "a legal value of body:/name refused");
  }

  @Test
  void passes_a_refused_emoji_and_a_code_that_is_no_name() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").unusual("body:/name", "emoji only", "rocket").gets(400),
            Sent.to(3, "POST /bookings").unusual("body:/postcode", "apostrophe", "12'3").gets(400),
            Sent.to(4, "POST /bookings").unusual("body:/username", "apostrophe", "o'b").gets(400))
        .passes();
  }

  @Test
  void passes_an_identifier_that_is_called_a_name() {
    Judged.by(
            check,
            Sent.to(1, "PUT /queues").plainly().with("{\"name\":\"my_queue\"}").gets(201),
            Sent.to(2, "PUT /queues").unusual("body:/name", "apostrophe", "my'queue").gets(422))
        .passes();
    Judged.by(
            check,
            Sent.to(1, "PUT /guests").plainly().with("{\"name\":\"Ada Byron\"}").gets(201),
            Sent.to(2, "PUT /guests").unusual("body:/name", "apostrophe", "O'Brien").gets(422))
        .fails(Severity.MINOR, "refuses apostrophe in body:/name");
  }

  @Test
  void fails_once_for_all_values_of_one_field() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").valid("minimum body:/seats").gets(400),
            Sent.to(3, "POST /bookings").valid("maximum body:/seats").gets(422))
        .findsCauses("a legal value of body:/seats refused");
  }

  @Test
  void fails_by_the_variety_where_it_names_no_site() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").valid("only required").gets(400, "only required"))
        .fails(Severity.MINOR, "only required refused");
  }

  @Test
  void passes_what_was_refused_only_once() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").valid("longest body:/name").gets(400),
            Sent.to(3, "POST /bookings").valid("longest body:/name").gets(201))
        .passes();
  }

  @Test
  void passes_refusals_that_speak_of_something_else() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").valid("longest body:/name").gets(409),
            Sent.to(3, "POST /bookings").valid("longest body:/name").gets(404),
            Sent.to(4, "POST /bookings").valid("longest body:/name").gets(429),
            Sent.to(5, "POST /bookings").valid("longest body:/name").gets(500))
        .passes();
  }

  @Test
  void passes_rules_that_no_schema_can_state_and_values_nobody_can_tell_apart() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").valid("swapped body:/from and body:/to").gets(422),
            Sent.to(3, "POST /bookings").valid("random at body:/name, body:/seats").gets(422))
        .passes();
  }

  @Test
  void passes_an_id_that_nothing_bears_and_fails_a_listed_value_of_a_path() {
    Judged.by(
            check,
            Sent.to(1, "GET /cats/{id}").plainly().gets(200),
            Sent.to(2, "GET /cats/{id}").valid("0 path:id").gets(400, "{\"message\":\"Cat not found\"}"),
            Sent.to(3, "GET /cats/{id}").valid("minimum path:id").gets(400))
        .passes();
    Judged.by(
            check,
            Sent.to(1, "GET /reports/{kind}").plainly().gets(200),
            Sent.to(2, "GET /reports/{kind}").valid("value \"daily\" of path:kind").gets(400))
        .fails(Severity.MINOR, "refuses value");
  }

  @Test
  void passes_a_refusal_that_quotes_what_stands_in_the_path() {
    Judged.by(
            check,
            Sent.to(1, "GET /file/{name}").plainly().gets(200),
            Sent.to(2, "GET /file/{name}")
                .at("/file/resources%2Fjsr%2AC%7BD?small=false")
                .valid("false query:small")
                .gets(400, "{\"message\":\"invalid resource ID \\\"jsr*C{D\\\"\"}"))
        .passes();
    Judged.by(
            check,
            Sent.to(1, "GET /file/{name}").plainly().gets(200),
            Sent.to(2, "GET /file/{name}")
                .at("/file/resources%2F8?small=false")
                .valid("false query:small")
                .gets(400, "{\"message\":\"bad request for resources\"}"))
        .fails(Severity.MINOR, "refuses false query:small");
    Judged.by(
            check,
            Sent.to(1, "GET /reports/{kind}").plainly().gets(200),
            Sent.to(2, "GET /reports/{kind}")
                .at("/reports/daily")
                .valid("value \"daily\" of path:kind")
                .gets(400, "{\"message\":\"no daily reports\"}"))
        .fails(Severity.MINOR, "refuses value");
  }

  @Test
  void passes_a_refusal_below_an_odd_name_that_is_never_welcome_there() {
    var ordinary = Sent.to(1, "POST /groups/{id}/things").plainly().gets(200);
    var refused =
        Sent.to(2, "POST /groups/{id}/things")
            .at("/groups/blue%F0%9F%9A%80/things")
            .valid("false query:small")
            .gets(400, "non ASCII characters are not allowed in group IDs");
    Judged.by(check, ordinary, refused).passes();
    Judged.by(
            check,
            ordinary,
            refused,
            Sent.to(3, "POST /groups/{id}/things").at("/groups/blue%F0%9F%9A%80/things").valid("true query:small").gets(200))
        .fails(Severity.MINOR, "refuses false query:small");
  }

  @Test
  void passes_a_listed_value_that_wants_another_field() {
    Judged.by(
            check,
            Sent.to(1, "POST /logout").plainly().gets(200),
            Sent.to(2, "POST /logout").valid("value cookie of body:/mode").gets(400, "The refresh token is required"))
        .passes();
    Judged.by(
            check,
            Sent.to(1, "POST /logout").plainly().gets(200),
            Sent.to(2, "POST /logout").valid("value cookie of body:/mode").gets(400, "mode: json is required"))
        .fails(Severity.MINOR, "refuses value cookie of body:/mode");
  }

  @Test
  void passes_a_name_of_two_letters_that_is_refused_for_its_length() {
    Judged.by(
            check,
            Sent.to(1, "POST /tenants").with("{\"name\":\"Ada Lovelace\"}").plainly().gets(200),
            Sent.to(2, "POST /tenants").unusual("body:/name", "chinese", "\u6F22\u5B57").gets(400, "length: min 3"))
        .passes();
    Judged.by(
            check,
            Sent.to(1, "POST /tenants").with("{\"name\":\"Ada Lovelace\"}").plainly().gets(200),
            Sent.to(2, "POST /tenants").unusual("body:/name", "chinese", "\u6F22\u5B57").gets(400, "only Latin letters"))
        .fails(Severity.MINOR, "refuses chinese in body:/name");
  }

  @Test
  void passes_an_operation_whose_ordinary_request_is_refused_too() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots").plainly().gets(200),
            Sent.to(2, "POST /bookings").plainly().gets(400),
            Sent.to(3, "POST /bookings").valid("longest body:/name").gets(400))
        .passes();
  }

  @Test
  void cannot_tell_when_no_ordinary_request_was_accepted() {
    Judged.by(check, Sent.to(1, "POST /bookings").plainly().gets(400)).cannotTell();
  }

  @Test
  void fails_a_length_that_is_counted_in_units_and_not_in_characters() {
    Judged.by(
            check,
            Sent.to(1, "POST /slots").plainly().gets(201),
            Sent.to(2, "POST /slots").valid("two emoji body:/title").gets(201),
            Sent.to(3, "POST /slots").valid("longest of emoji body:/title").gets(400))
        .fails(Severity.MINOR, "POST /slots", "refuses longest of emoji body:/title");
  }

  /// One library counts for all of them.
  @Test
  void fails_once_where_many_fields_are_counted_in_units() {
    Judged.by(
            check,
            Sent.to(1, "POST /slots").plainly().gets(201),
            Sent.to(2, "POST /slots").valid("two emoji body:/title").gets(201),
            Sent.to(3, "POST /slots").valid("longest of emoji body:/title").gets(400),
            Sent.to(4, "POST /slots").valid("two emoji body:/note").gets(201),
            Sent.to(5, "POST /slots").valid("longest of emoji body:/note").gets(400))
        .findsCauses("characters are counted in other units");
  }

  @Test
  void passes_a_field_that_takes_no_emoji_at_all() {
    Judged.by(
            check,
            Sent.to(1, "POST /slots").plainly().gets(201),
            Sent.to(2, "POST /slots").valid("two emoji body:/title").gets(400),
            Sent.to(3, "POST /slots").valid("longest of emoji body:/title").gets(400))
        .passes();
  }

  @Test
  void fails_a_refusal_that_names_where_it_comes_from_and_nothing_of_it() {
    Judged.by(
            check,
            Sent.to(1, "PUT /pets/{id}").at("/api/pets/4711").plainly().gets(200),
            Sent.to(2, "PUT /pets/{id}")
                .at("/api/pets/4711")
                .unusual("body:/name", "apostrophe", "O'Hara")
                .gets(400, "{\"title\":\"Bad Request\",\"instance\":\"/api/pets/4711\"}"))
        .fails(Severity.MINOR, "refuses apostrophe in body:/name");
  }

  @Test
  void passes_a_refusal_that_speaks_of_other_things() {
    for (String why :
        List.of("room 2147483647 not found", "that name already exists", "name must be unique")) {
      Judged.by(
              check,
              Sent.to(1, "POST /bookings").plainly().with("{\"name\":\"Ada\"}").gets(201),
              Sent.to(2, "POST /bookings").valid("maximum body:/room").gets(422, why),
              Sent.to(3, "POST /bookings").valid("example").gets(400, why))
          .passes();
    }
  }

  @Test
  void passes_a_refusal_of_an_edge_that_speaks_of_the_order_of_two_times() {
    for (String why : List.of("start time must be before end time", "endsAt is earlier than its start", "Check-out must be after check-in")) {
      Judged.by(
              check,
              Sent.to(1, "POST /bookings").plainly().gets(201),
              Sent.to(2, "POST /bookings").valid("9999-12-31T23:59:59Z body:/startsAt").gets(400, why))
          .passes();
    }
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").plainly().gets(201),
            Sent.to(2, "POST /bookings").valid("9999-12-31T23:59:59Z body:/endsAt").gets(400, "timestamp after 10000-01-01"))
        .fails(Severity.MINOR, "body:/endsAt");
  }

  @Test
  void passes_a_refusal_of_a_date_far_from_another_one_that_does_not_name_it() {
    Sent far = Sent.to(2, "POST /permits").valid("9999-12-31 body:/ends").with("{\"starts\":\"2026-12-01\",\"ends\":\"9999-12-31\"}");
    Judged.by(check, Sent.to(1, "POST /permits").plainly().gets(201), far.gets(422, "a permit is for a year at most")).passes();
    Sent alone = Sent.to(2, "POST /permits").valid("9999-12-31 body:/ends").with("{\"ends\":\"9999-12-31\"}");
    Judged.by(check, Sent.to(1, "POST /permits").plainly().gets(201), alone.gets(422, "a permit is for a year at most"))
        .fails(Severity.MINOR, "body:/ends");
  }
}
