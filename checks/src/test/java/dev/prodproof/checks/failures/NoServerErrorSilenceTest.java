package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Ended;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Those that got no whole answer.
final class NoServerErrorSilenceTest {
  private final NoServerError check = new NoServerError();

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
  void passes_a_process_that_somebody_killed() {
    Judged.by(
            check,
            Sent.to(1, "GET /tags").plainly().gets(200),
            Sent.to(2, "GET /tags").plainly().isDropped(),
            new Ended("by signal 15", false))
        .passes();
  }
}
