package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Delivered;
import dev.prodproof.facts.Delivered.Sort;
import dev.prodproof.facts.Delivered.Told;
import dev.prodproof.facts.Delivered.Trace;
import dev.prodproof.facts.Delivered.Variety;
import dev.prodproof.facts.Offered;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdempotencyKeyTest {
  private static final String PAY = "POST /payments";
  private static final Offered KEYED =
      new Offered(List.of(PAY), List.of(PAY), List.of(), false, List.of());

  private final IdempotencyKey check = new IdempotencyKey();

  @Test
  void passes_a_service_that_acts_once_for_each_key() {
    Judged.by(
            check,
            KEYED,
            told(Variety.IN_SEQUENCE, 1, 201, 201, 201),
            told(Variety.AT_ONCE, 1, 201, 409, 409, 201),
            told(Variety.OTHER_BODY, 0, 422),
            told(Variety.OTHER_KEY, 1, 201),
            other(Variety.OTHER_CALLER, 1, 201))
        .passes()
        .counting("requests", 10);
  }

  @Test
  void passes_one_that_refuses_a_second_key_or_a_foreign_one() {
    Judged.by(
            check,
            KEYED,
            told(Variety.IN_SEQUENCE, 1, 201, 200, 200),
            told(Variety.AT_ONCE, 1, 201, 503, 425),
            told(Variety.OTHER_KEY, 0, 409),
            other(Variety.OTHER_CALLER, 0, 422))
        .passes();
  }

  @Test
  void fails_a_service_that_ignores_the_key() {
    Judged.by(check, KEYED, told(Variety.IN_SEQUENCE, 3, 201, 201, 201))
        .fails(Severity.MAJOR, PAY, "3 requests with one key: new in GET /payments: 3, where one")
        .citing(1L, 2L, 3L);
  }

  @Test
  void fails_once_for_a_key_that_is_looked_at_in_no_way() {
    Judged.by(
            check,
            KEYED,
            told(Variety.IN_SEQUENCE, 3, 201, 201, 201),
            told(Variety.AT_ONCE, 20, 201, 201, 201),
            told(Variety.AFTER_RESTART, 2, 201, 201))
        .findsCauses("a repeated request takes effect again under the same key");
  }

  @Test
  void fails_a_service_that_lets_two_slip_through() {
    Judged.by(
            check,
            KEYED,
            told(Variety.IN_SEQUENCE, 1, 201, 201, 201),
            told(Variety.AT_ONCE, 2, 201, 201, 409))
        .fails(Severity.MAJOR, PAY, "requests at the same time take effect more than once");
  }

  @Test
  void fails_a_service_that_forgets_its_keys() {
    Judged.by(check, KEYED, told(Variety.AFTER_RESTART, 2, 201, 201))
        .fails(Severity.MAJOR, "repeated after a restart takes effect again");
  }

  @Test
  void fails_a_service_that_begins_anew_after_a_crash() {
    Judged.by(check, KEYED, told(Variety.AFTER_CRASH, 2, 0, 201))
        .fails(Severity.MAJOR, PAY, "a request that a crash cut off takes effect again");
    Judged.by(check, KEYED, told(Variety.AFTER_CRASH, 1, 0, 500)).fails(Severity.MAJOR, "fails under its key");
  }

  @Test
  void passes_a_key_that_is_held_for_a_while_after_a_crash() {
    Judged.by(
            check,
            KEYED,
            told(Variety.IN_SEQUENCE, 1, 201, 200, 200),
            told(Variety.AT_ONCE, 1, 201, 503, 425),
            told(Variety.AFTER_CRASH, 0, 0, 409))
        .passes()
        .counting("cut off by a crash", 1);
  }

  @Test
  void fails_a_service_that_takes_a_used_key_for_another_request() {
    Judged.by(check, KEYED, other(Variety.OTHER_BODY, 1, 201))
        .fails(Severity.MAJOR, "another request takes effect under a used key");
    Judged.by(check, KEYED, told(Variety.OTHER_BODY, 0, 201))
        .fails(Severity.MINOR, "the first one's answer comes");
    Judged.by(check, KEYED, told(Variety.OTHER_BODY, 0, 500))
        .fails(Severity.MINOR, "is answered with 500 instead of a 4xx");
  }

  @Test
  void fails_a_service_that_takes_two_requests_for_one() {
    Judged.by(check, KEYED, other(Variety.OTHER_KEY, 0, 201))
        .fails(Severity.MINOR, "another key is answered with 201 and has no effect that can be read");
  }

  @Test
  void passes_one_that_answers_with_what_is_there_already() {
    Judged.by(
            check,
            KEYED,
            told(Variety.IN_SEQUENCE, 1, 201, 200, 200),
            told(Variety.AT_ONCE, 1, 201, 200, 200),
            told(Variety.OTHER_KEY, 0, 200))
        .passes();
  }

  @Test
  void fails_a_service_that_gives_one_caller_the_answer_of_another() {
    Judged.by(check, KEYED, told(Variety.OTHER_CALLER, 0, 201))
        .fails(Severity.MAJOR, "gets the first caller's answer");
  }

  @Test
  void fails_a_service_that_stumbles_over_a_repeated_request() {
    Judged.by(check, KEYED, told(Variety.IN_SEQUENCE, 1, 201, 500))
        .fails(Severity.MAJOR, "repeated with its key is answered with 500");
    Judged.by(check, KEYED, told(Variety.IN_SEQUENCE, 1, 201, 0))
        .fails(Severity.MAJOR, "repeated with its key gets no answer");
    Judged.by(check, KEYED, told(Variety.IN_SEQUENCE, 1, 201, 409))
        .fails(Severity.MINOR, "is answered with 409 instead of the first answer");
    Judged.by(check, KEYED, told(Variety.AT_ONCE, 1, 201, 500, 500))
        .fails(Severity.MINOR, "2 of 3 requests that come at the same time with one key fail");
  }

  @Test
  void does_not_concern_a_service_without_keys() {
    Judged.by(check, new Offered(List.of(PAY), List.of(), List.of(), false, List.of()))
        .saying("none of the 1 operations");
  }

  @Test
  void cannot_tell_where_no_effect_shows() {
    Judged.by(check, KEYED, blind(Variety.IN_SEQUENCE), blind(Variety.AT_ONCE))
        .cannotTell()
        .saying("no effect could be counted of POST /payments");
    Judged.by(check, KEYED, told(Variety.IN_SEQUENCE, 1, 201, 201)).cannotTell();
  }

  @Test
  void cannot_tell_from_nothing() {
    Judged.by(check).cannotTell();
    Judged.by(check, new Offered(List.of(), List.of(), List.of(), false, List.of())).cannotTell();
  }

  private static Delivered told(Variety variety, long effects, int... statuses) {
    return told(variety, true, List.of(trace(effects)), statuses);
  }

  /// With an answer that names another thing.
  private static Delivered other(Variety variety, long effects, int status) {
    return told(variety, false, List.of(trace(effects)), status);
  }

  private static Delivered blind(Variety variety) {
    return told(variety, true, List.of(), 202, 202);
  }

  private static Trace trace(long effects) {
    return new Trace("new in GET /payments", BigDecimal.ONE, BigDecimal.valueOf(effects));
  }

  private static Delivered told(
      Variety variety, boolean same, List<Trace> traces, int... statuses) {
    var answers = new ArrayList<Told>();
    for (int status : statuses) {
      answers.add(new Told(answers.size() + 1L, status, 900, same));
    }
    List<Long> ids = answers.stream().map(Told::exchange).toList();
    return new Delivered(Sort.KEY, PAY, variety, answers, traces, ids);
  }
}
