package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.LogRecord;
import org.junit.jupiter.api.Test;

final class NoServerErrorCausesTest {
  private final NoServerError check = new NoServerError();

  @Test
  void fails_once_for_the_same_wrong_input_that_ends_alike_in_two_places() {
    Judged.by(
            check,
            Sent.to(1, "GET /bookings").breaking("query:page", "maximum").gets(500),
            new LogRecord("ERROR", "failed", Sent.trace(1), "a.Overflow", "b.Bookings.list"),
            Sent.to(2, "GET /slots").breaking("query:page", "maximum").gets(500),
            new LogRecord("ERROR", "failed", Sent.trace(2), "a.Overflow", "b.Slots.list"))
        .findsCauses("a.Overflow at b.Bookings.list")
        .fails(Severity.MAJOR, "GET /bookings", "(and at 1 more operation)");
  }

  @Test
  void fails_once_for_the_same_cause_and_cites_the_gravest_then_the_smallest() {
    Judged.by(
            check,
            Sent.to(1, "POST /bookings").breaking("body:/seats", "type").gets(500, "Oops 17"),
            Sent.to(2, "POST /bookings")
                .valid("longest body:/name")
                .with("{\"name\":\"Ada Ada\"}")
                .gets(500, "Oops 18"),
            Sent.to(3, "POST /bookings")
                .valid("shortest body:/name")
                .with("{\"name\":\"A\"}")
                .gets(500, "Oops 19"))
        .fails(Severity.CRITICAL, "Oops #")
        .citing(3L);
  }

  @Test
  void fails_twice_for_two_causes_and_at_two_operations() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots").plainly().gets(500, "Oops"),
            Sent.to(2, "GET /slots").valid("minimum query:page").gets(502, "Bad Gateway"),
            Sent.to(3, "GET /bookings").plainly().gets(500, "Oops"))
        .findsCauses("500 Oops", "502 Bad Gateway", "500 Oops")
        .findsAt("GET /slots", "GET /slots", "GET /bookings");
  }

  @Test
  void fails_with_the_cause_that_the_log_names_whichever_comes_first() {
    var record =
        new LogRecord("ERROR", "failed", Sent.trace(1), "NullPointerException", "Bookings.create");
    var exchange = Sent.to(1, "POST /bookings").plainly().gets(500, "{\"error\":\"x\"}");
    Judged.by(check, record, exchange).findsCauses("NullPointerException at Bookings.create");
    Judged.by(check, exchange, record)
        .findsCauses("NullPointerException at Bookings.create")
        .saying("answers 500 to an ordinary request: NullPointerException at Bookings.create");
  }

  @Test
  void fails_with_the_exception_alone_where_the_log_names_no_frame() {
    Judged.by(
            check,
            new LogRecord("ERROR", "failed", Sent.trace(1), "TypeError", ""),
            Sent.to(1, "GET /slots").plainly().gets(500))
        .findsCauses("TypeError");
  }

  @Test
  void fails_with_the_cause_that_the_answer_shows() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots")
                .plainly()
                .gets(
                    500,
                    """
                    java.lang.IllegalStateException: full
                    \tat booking.Slots.find(Slots.java:17)
                    """))
        .findsCauses("java.lang.IllegalStateException at booking.Slots.find");
  }

  @Test
  void fails_with_a_cause_that_does_not_echo_what_was_sent() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots/{id}")
                .valid("x path:id")
                .at("/slots/quokka?day=someday")
                .gets(500, "no quokka on someday"),
            Sent.to(2, "POST /slots")
                .unusual("body:/name", "long name", "Wolfeschlegel")
                .gets(500, "cannot store Wolfeschlegel"),
            Sent.to(3, "PUT /slots/{id}")
                .plainly()
                .gets(500, "{\"error\":\"at 10:00 for \\\"Ada\\\"\",\"status\":500}"),
            Sent.to(4, "GET /slots").plainly().gets(500, "lost 'that' and `this` in 0a1b2c3d-4e5f"))
        .findsCauses(
            "500 no # on #", "500 cannot store #", "500 {error, status}", "500 lost # and # in #");
  }
}
