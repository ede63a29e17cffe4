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

final class DuplicateWebhookTest {
  private static final String HOOK = "POST /webhooks/payment";
  private static final Offered NAMED = offered(false, HOOK);

  private final DuplicateWebhook check = new DuplicateWebhook();

  @Test
  void passes_a_service_that_acts_once_and_acknowledges_each() {
    Judged.by(
            check,
            NAMED,
            told(Variety.IN_SEQUENCE, -2, 204, 204, 204),
            told(Variety.AT_ONCE, -2, 204, 204, 204),
            told(Variety.OUT_OF_ORDER, -2, 204, 204),
            told(Variety.AFTER_RESTART, -2, 204, 204),
            told(Variety.OTHER_BODY, 0, 204),
            told(Variety.BAD_SIGNATURE, 0, 401, 401),
            told(Variety.NO_SIGNATURE, 0, 400))
        .passes()
        .counting("events", 14);
  }

  @Test
  void passes_one_that_puts_off_what_comes_at_once() {
    Judged.by(
            check,
            NAMED,
            told(Variety.IN_SEQUENCE, -2, 202, 200),
            told(Variety.AT_ONCE, -2, 202, 409, 503),
            told(Variety.OTHER_BODY, 0, 409))
        .passes();
  }

  @Test
  void fails_a_service_that_acts_again() {
    Judged.by(check, NAMED, told(Variety.IN_SEQUENCE, -6, 204, 204, 204))
        .fails(
            Severity.CRITICAL,
            HOOK,
            "takes effect again; GET /slots/{id}/booked: -6, where one such message makes -2")
        .citing(1L, 2L, 3L);
    Judged.by(check, NAMED, told(Variety.AT_ONCE, -4, 204, 204))
        .fails(Severity.CRITICAL, "several times at once takes effect more than once");
    Judged.by(check, NAMED, told(Variety.OUT_OF_ORDER, -4, 204, 204))
        .fails(Severity.CRITICAL, "again after another one");
    Judged.by(check, NAMED, told(Variety.AFTER_RESTART, -4, 204, 204))
        .fails(Severity.CRITICAL, "again after a restart");
  }

  @Test
  void fails_a_service_that_turns_a_repetition_away() {
    Judged.by(check, NAMED, told(Variety.IN_SEQUENCE, -2, 204, 409))
        .fails(Severity.MAJOR, "is answered with 409 instead of a 2xx: its sender will try for ever");
    Judged.by(check, NAMED, told(Variety.AFTER_RESTART, -2, 204, 500))
        .fails(Severity.MAJOR, "is answered with 500");
    Judged.by(check, NAMED, told(Variety.AT_ONCE, -2, 204, 500, 500))
        .fails(Severity.MINOR, "2 of 3 equal events at the same time aren't acknowledged");
  }

  @Test
  void fails_a_service_that_believes_anybody() {
    Judged.by(check, NAMED, told(Variety.BAD_SIGNATURE, -2, 204, 401))
        .fails(Severity.CRITICAL, "an event with a wrong signature takes effect");
    Judged.by(check, NAMED, told(Variety.NO_SIGNATURE, -2, 204))
        .fails(Severity.CRITICAL, "an event without a signature takes effect");
    Judged.by(check, NAMED, told(Variety.NO_SIGNATURE, 0, 204))
        .fails(Severity.MINOR, "isn't refused, it is answered with 204");
    Judged.by(check, NAMED, blind(Variety.NO_SIGNATURE, 204))
        .fails(Severity.MAJOR, "isn't refused, it is answered with 204");
    Judged.by(check, NAMED, told(Variety.BAD_SIGNATURE, 0, 401, 500))
        .fails(Severity.MINOR, "is answered with 500 instead of a 4xx");
  }

  @Test
  void tells_of_another_event_under_a_known_id_which_who_goes_by_the_state_may_take() {
    Judged.by(check, NAMED, told(Variety.OTHER_BODY, -2, 204))
        .fails(Severity.INFO, "with a known id and another body takes effect");
  }

  @Test
  void fails_a_service_that_works_before_it_acknowledges() {
    var slow = new Told(1, 204, 6_200_000, false);
    Judged.by(check, NAMED, told(Variety.IN_SEQUENCE, List.of(trace(-2)), List.of(slow)))
        .fails(Severity.MAJOR, "takes 6 s to acknowledge an event");
  }

  @Test
  void does_not_concern_a_service_that_has_none() {
    Judged.by(check, offered(true)).saying("there are no webhooks");
  }

  @Test
  void cannot_tell_where_no_effect_shows() {
    Judged.by(check, NAMED, blind(Variety.IN_SEQUENCE, 204, 204), blind(Variety.AT_ONCE, 204))
        .cannotTell()
        .saying("no effect of an event can be seen");
  }

  @Test
  void cannot_tell_where_the_sample_is_refused() {
    Judged.by(check, NAMED, blind(Variety.IN_SEQUENCE, 401))
        .cannotTell()
        .saying("POST /webhooks/payment answers the sample event with 401");
  }

  @Test
  void cannot_tell_where_no_webhook_is_named() {
    Judged.by(check, offered(false)).cannotTell().saying("the recipe names no webhook");
    Judged.by(check).cannotTell();
  }

  private static Offered offered(boolean none, String... hooks) {
    return new Offered(List.of(), List.of(), List.of(hooks), none, List.of());
  }

  private static Delivered told(Variety variety, long effect, int... statuses) {
    return told(variety, List.of(trace(effect)), answers(statuses));
  }

  private static Delivered blind(Variety variety, int... statuses) {
    return told(variety, List.of(), answers(statuses));
  }

  private static Trace trace(long effect) {
    return new Trace("GET /slots/{id}/booked", BigDecimal.valueOf(-2), BigDecimal.valueOf(effect));
  }

  private static List<Told> answers(int... statuses) {
    var answers = new ArrayList<Told>();
    for (int status : statuses) {
      answers.add(new Told(answers.size() + 1L, status, 900, false));
    }
    return answers;
  }

  private static Delivered told(Variety variety, List<Trace> traces, List<Told> answers) {
    List<Long> ids = answers.stream().map(Told::exchange).toList();
    return new Delivered(Sort.WEBHOOK, HOOK, variety, answers, traces, ids);
  }
}
