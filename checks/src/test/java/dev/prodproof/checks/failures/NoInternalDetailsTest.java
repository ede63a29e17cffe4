package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NoInternalDetailsTest {
  private static final String TRACE =
      """
      java.lang.IllegalStateException: full
      \tat com.example.booking.Slots.find(Slots.java:17)
      \tat com.example.booking.SlotsApi.one(SlotsApi.java:40)
      \tat java.base/java.lang.Thread.run(Thread.java:1583)
      """;

  private final NoInternalDetails check = new NoInternalDetails();

  @Test
  void passes_errors_that_keep_the_inside_to_themselves() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots/{id}").gets(500, "Internal Server Error"),
            Sent.to(2, "GET /slots/{id}")
                .gets(404, "{\"title\":\"Not Found\",\"instance\":\"/slots/7\"}"),
            Sent.to(3, "GET /slots").gets(200, "[]"))
        .passes()
        .counting("answers", 3)
        .counting("error answers", 2);
  }

  @Test
  void fails_once_a_handler_that_prints_stack_traces_everywhere() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots").gets(500, TRACE),
            Sent.to(2, "POST /bookings").gets(400, TRACE),
            Sent.look(3, "/a-strange-path").gets(500, TRACE))
        .fails(
            Severity.MAJOR,
            "answers |",
            "an answer with 500 shows a Java stack trace",
            "GET /slots and 2 more")
        .citing(1L);
  }

  @Test
  void fails_a_stack_trace_under_a_200() {
    Judged.by(check, Sent.to(1, "GET /slots").gets(200, "text/html", "<pre>" + TRACE + "</pre>"))
        .fails(Severity.MAJOR, "stack trace");
  }

  @Test
  void passes_a_trace_that_the_path_itself_is_about() {
    Judged.by(check, Sent.to(1, "GET /jobs/{id}/stacktrace").gets(200, "text/plain", TRACE), Sent.to(2, "GET /slots").gets(404)).passes();
    Judged.by(check, Sent.to(1, "GET /importErrors/{id}").gets(200, "text/plain", TRACE), Sent.to(2, "GET /slots").gets(404)).passes();
    Judged.by(check, Sent.to(1, "GET /jobs/{id}/stacktrace").gets(500, "text/plain", TRACE)).fails(Severity.MAJOR, "stack trace");
  }

  @Test
  void fails_by_its_path_what_is_no_operation() {
    Judged.by(check, Sent.look(1, "/a-strange-path").gets(500, TRACE))
        .fails(Severity.MAJOR, "GET /a-strange-path");
  }

  @Test
  void fails_a_database_that_speaks_through() {
    String said =
        "{\"error\":\"org.postgresql.util.PSQLException: ERROR: relation \\\"slots\\\" does not"
            + " exist\\n"
            + "  Position: 15\"}";
    Judged.by(check, Sent.to(1, "GET /slots").gets(500, said)).fails(Severity.MAJOR, "PostgreSQL");
    Judged.by(check, Sent.to(1, "GET /slots").gets(200, said), Sent.to(2, "GET /slots").gets(404))
        .passes();
  }

  @Test
  void names_a_statement_once() {
    String said = "{\"detail\":\"(sqlalchemy.dialects.postgresql.asyncpg.Error) no answer [SQL: SELECT permit.id FROM permit WHERE permit.owner_id = $1]\"}";
    Judged.by(check, Sent.to(1, "GET /permits").gets(503, said)).fails(Severity.MAJOR, "shows a SQL statement");
  }

  @Test
  void passes_what_the_client_itself_had_sent() {
    String echo = TRACE.replace("\n", "\\n").replace("\t", "\\t");
    Judged.by(
            check,
            Sent.to(1, "POST /reports")
                .with("{\"text\":\"" + echo + "\"}")
                .gets(400, "{\"detail\":\"cannot take: " + echo + "\"}"))
        .passes();
  }

  @Test
  void cannot_tell_when_no_error_was_seen() {
    Judged.by(check, Sent.to(1, "GET /slots").gets(200, "[]"), Sent.to(2, "GET /slots").isDropped())
        .cannotTell()
        .counting("answers", 1);
  }

  @Test
  void cannot_tell_from_bytes_that_are_no_text() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots")
                .answeredBy(
                    new Exchange.Answer(
                        500, List.of(), new Body("AAEC", true, 3, "00", false), true)))
        .cannotTell()
        .counting("answers", 0);
  }

  @Test
  void fails_an_answer_with_a_word_that_the_database_said() {
    Judged.by(check, Stuck.complaint("40001").leaking().gets(500, 0.1))
        .fails(Severity.MAJOR, "SQLSTATE 40001", "the text of a database's error")
        .citing(7L);
  }
}
