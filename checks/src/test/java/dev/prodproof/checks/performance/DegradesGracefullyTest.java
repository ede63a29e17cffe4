package dev.prodproof.checks.performance;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.performance.Loads.Second;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import org.junit.jupiter.api.Test;

final class DegradesGracefullyTest {
  private static final long CAPACITY = 1_000;
  private final DegradesGracefully check = new DegradesGracefully();

  @Test
  void passes_a_service_that_refuses_the_excess() {
    Judged.by(check, Loads.scene(true), shed(1.5), shed(2), shed(3))
        .passes()
        .saying("at 3.0 times its capacity it still serves 100 % of it")
        .counting("steps", 3)
        .counting("requests", 26_000);
  }

  @Test
  void passes_a_service_whose_refusals_cost_a_quarter_of_an_answer() {
    Judged.by(check, Loads.scene(true), refusing(1.5, 850), refusing(2, 700), refusing(3, 400)).passes();
  }

  @Test
  void fails_a_service_that_is_kept_busy_by_refusing() {
    Judged.by(check, Loads.scene(true), refusing(1.5, 700), refusing(2, 500))
        .fails(Severity.MINOR, "it serves 50 % (50 to 50 %) of its capacity, and refuses the rest", "refusals cost what others need");
    Judged.by(check, Loads.scene(true), refusing(1.5, 200), refusing(2, 100)).fails(Severity.MAJOR, "and refuses the rest");
  }

  @Test
  void fails_a_service_that_lets_all_wait_until_nobody_is_served() {
    Judged.by(check, Loads.scene(true), collapsed(1.5), collapsed(2), collapsed(3))
        .fails(
            Severity.CRITICAL, "under load", "of its capacity", "it serves less the more is asked");
  }

  @Test
  void fails_less_gravely_a_service_that_serves_what_it_can_and_leaves_the_others_waiting() {
    LoadStep waiting = step(new Second(2_000, CAPACITY, 0, 0, 2_000 - CAPACITY, 900, 0));
    Judged.by(check, Loads.scene(true), waiting, waiting)
        .fails(Severity.MAJOR, "50 % of the requests get no answer in time", "what can't be served is left waiting");
    LoadStep poor = step(new Second(2_000, 600, 0, 0, 1_400, 900, 0));
    Judged.by(check, Loads.scene(true), poor, poor).fails(Severity.CRITICAL, "it serves less the more is asked");
  }

  @Test
  void fails_a_service_that_answers_overload_with_errors() {
    Judged.by(check, Loads.scene(true), broken(2), broken(3))
        .fails(Severity.MAJOR, "fail with another status than 429 or 503");
  }

  @Test
  void fails_refusals_that_do_not_say_when_to_come_again() {
    Judged.by(check, Loads.scene(true), Loads.uninvited(shed(2)), Loads.uninvited(shed(3)))
        .fails(Severity.MINOR, "100 % of the refusals lack Retry-After");
  }

  @Test
  void fails_a_service_that_accepts_more_than_it_serves_in_time() {
    LoadStep slow = step(new Second(2_000, 1_000, 1_000, 0, 0, 900, 0));
    Judged.by(check, Loads.scene(true), slow, slow)
        .fails(Severity.MAJOR, "what is accepted takes 900 ms");
  }

  @Test
  void cannot_tell_from_one_bad_step_or_none() {
    Judged.by(check, Loads.scene(true), shed(1.5), shed(2), collapsed(3))
        .cannotTell()
        .saying("seen in one step only");
    Judged.by(check, Loads.scene(true)).cannotTell();
    Judged.by(check, Loads.scene(true), Loads.starved(shed(3)))
        .cannotTell()
        .saying("held up by other work");
  }

  @Test
  void cannot_tell_what_breaks_beside_other_work() {
    Judged.by(check, Loads.scene(true), Loads.crowded(collapsed(2)), Loads.crowded(collapsed(3)))
        .cannotTell()
        .saying("other work on this machine");
  }

  @Test
  void passes_what_serves_less_by_now_in_quiet_as_well() {
    Judged.by(check, Loads.scene(true), slowed(0.9), slowed(1.5), slowed(2), slowed(3)).passes();
  }

  @Test
  void cannot_tell_what_is_too_much_where_far_less_is_served_by_now() {
    LoadStep below = step(new Second(900, 500, 400, 0, 0, 50, 0));
    Judged.by(check, Loads.scene(true), below, collapsed(2), collapsed(3))
        .cannotTell()
        .saying("by then it served only 50 % of the capacity");
  }

  @Test
  void cannot_tell_of_what_stays_unanswered_just_below_the_capacity_as_well() {
    LoadStep below = step(new Second(900, 810, 0, 0, 90, 50, 0));
    LoadStep twice = step(new Second(2_000, 1_700, 0, 0, 300, 50, 0));
    Judged.by(check, Loads.scene(true), below, twice, twice)
        .cannotTell()
        .saying("unanswered just below its capacity");
  }

  @Test
  void fails_a_collapse_with_the_interval_that_it_lies_in() {
    Judged.by(check, Loads.scene(true), shed(0.9), collapsed(2), collapsed(3))
        .fails(Severity.CRITICAL, "it serves 20 % (20 to 20 %) of its capacity");
  }

  /// Other work took a part of the machine since the capacity was found.
  private static LoadStep slowed(double times) {
    long rate = Math.round(times * CAPACITY);
    long good = Math.min(rate, 850);
    return step(new Second(rate, good, rate - good, 0, 0, 50, 0));
  }

  private static LoadStep shed(double times) {
    long rate = Math.round(times * CAPACITY);
    long good = Math.min(rate, CAPACITY);
    return step(new Second(rate, good, rate - good, 0, 0, 50, 0));
  }

  private static LoadStep refusing(double times, long good) {
    long rate = Math.round(times * CAPACITY);
    return step(new Second(rate, good, rate - good, 0, 0, 50, 0));
  }

  private static LoadStep collapsed(double times) {
    long rate = Math.round(times * CAPACITY);
    return step(new Second(rate, 200, 0, 0, rate - 200, 1_900, 0));
  }

  private static LoadStep broken(double times) {
    long rate = Math.round(times * CAPACITY);
    return step(new Second(rate, CAPACITY, 0, rate - CAPACITY, 0, 50, 0));
  }

  private static LoadStep step(Second each) {
    return Loads.step(Phase.OVERLOAD, 0, CAPACITY, 4, each);
  }
}
