package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.LogRecord;
import dev.prodproof.facts.Purpose;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What looks alike where neither log nor answer names a place in the code.
final class NoServerErrorAlikeTest {
  private static final String BARE = "{\"message\":\"Internal server error\",\"at\":17}";

  private final NoServerError check = new NoServerError();

  private static Sent wrong(long id, String operation, String variety) {
    return Sent.to(id, operation)
        .meaning(new Purpose.Invalid(Sent.site("body:/" + operation.charAt(6)), "type", variety, true, 0));
  }

  private static Exchange broken(long id, String operation, String variety) {
    return wrong(id, operation, variety).gets(500, BARE.replace("17", "" + id));
  }

  @Test
  void fails_once_for_what_forty_operations_answer_to_the_same_kind_of_input() {
    List<Fact> facts = new ArrayList<>();
    for (int i = 10; i < 50; i++) {
      facts.add(broken(i, "POST /" + i, "null"));
      facts.add(broken(100 + i, "POST /" + i, "a list"));
    }
    Judged.by(check, facts.toArray(Fact[]::new))
        .fails(
            Severity.MAJOR,
            "POST /10 |",
            "and 34 more), presumably for one cause",
            "the same at 39 more operations",
            "500 {message, at}");
  }

  @Test
  void presumes_no_cause_where_each_says_something_else() {
    Judged.by(check, says(1, "POST /a", "no rows"), says(2, "POST /b", "nil pointer"), says(3, "POST /c", "no rows"))
        .fails(Severity.CRITICAL, "the same at 2 more operations (POST /b, POST /c), though in other words");
    Judged.by(check, says(1, "POST /a", "no row 17"), says(2, "POST /b", "no row 18"), says(3, "POST /c", "no row 19"))
        .fails(Severity.CRITICAL, "the same at 2 more operations (POST /b, POST /c), presumably for one cause");
  }

  private static Exchange says(long id, String operation, String message) {
    return Sent.to(id, operation).plainly().gets(500, "{\"message\":\"" + message + "\"}");
  }

  @Test
  void fails_at_each_of_two_operations() {
    Judged.by(check, broken(1, "POST /a", "null"), broken(2, "POST /b", "null"))
        .findsAt("POST /a", "POST /b");
  }

  @Test
  void fails_apart_where_other_kinds_of_input_break_it() {
    Judged.by(
            check,
            broken(1, "POST /a", "null"),
            broken(2, "POST /b", "null"),
            broken(3, "POST /c", "null"),
            broken(4, "POST /d", "a list"),
            broken(5, "POST /e", "a list"),
            broken(6, "POST /f", "a list"))
        .findsAt("POST /a", "POST /d");
    Judged.by(
            check,
            broken(1, "POST /a", "null"),
            broken(2, "POST /b", "a list"),
            broken(3, "POST /c", "a number"))
        .findsAt("POST /a", "POST /b", "POST /c");
  }

  @Test
  void fails_apart_where_the_answers_differ() {
    Judged.by(
            check,
            broken(1, "POST /a", "null"),
            broken(2, "POST /b", "null"),
            wrong(3, "POST /c", "null").gets(502, BARE),
            wrong(4, "POST /d", "null").gets(500, "text/html", BARE),
            wrong(5, "POST /e", "null").gets(500, "{\"error\":\"x\"}"))
        .findsAt("POST /a", "POST /b", "POST /c", "POST /d", "POST /e");
  }

  @Test
  void fails_apart_at_an_operation_that_fails_its_ordinary_callers() {
    Judged.by(
            check,
            broken(1, "POST /a", "null"),
            broken(2, "POST /b", "null"),
            broken(3, "POST /c", "null"),
            broken(4, "POST /d", "null"),
            Sent.to(5, "POST /b").plainly().gets(500, BARE))
        .findsAt("POST /a", "POST /b");
  }

  @Test
  void fails_once_where_everything_fails_alike() {
    Judged.by(
            check,
            Sent.to(1, "GET /a").plainly().gets(503, ""),
            Sent.to(2, "GET /b").plainly().gets(503, ""),
            Sent.to(3, "POST /c").plainly().gets(503, ""),
            Sent.to(4, "POST /c").breaking("body:/x", "type").gets(503, ""))
        .fails(Severity.CRITICAL, "GET /a |", "2 more operations (GET /b, POST /c)")
        .citing(2L, 3L, 1L);
  }

  @Test
  void fails_by_place_where_the_log_names_it() {
    Judged.by(
            check,
            broken(1, "POST /a", "null"),
            broken(2, "POST /b", "null"),
            broken(3, "POST /c", "null"),
            new LogRecord("ERROR", "failed", Sent.trace(1), "TypeError", "a.js:1"),
            new LogRecord("ERROR", "failed", Sent.trace(2), "TypeError", "b.js:2"),
            new LogRecord("ERROR", "failed", Sent.trace(3), "RangeError", "c.js:3"))
        .findsCauses("TypeError at a.js:1", "TypeError at b.js:2", "RangeError at c.js:3");
  }

  @Test
  void fails_alike_at_the_same_kind_of_valid_value_wherever_it_stands() {
    Judged.by(
            check,
            Sent.to(1, "POST /a").valid("longest body:/x").gets(500, "Oops"),
            Sent.to(2, "POST /b").valid("longest body:/y").gets(500, "Oops"),
            Sent.to(3, "PUT /c").valid("longest query:z").gets(500, "Oops"),
            Sent.to(4, "PUT /c").unusual("body:/x", "emoji", "\uD83D\uDE80").gets(500, "Oops"))
        .fails(Severity.CRITICAL, "POST /a |", "(longest body:/x)", "(POST /b, PUT /c)");
  }
}
