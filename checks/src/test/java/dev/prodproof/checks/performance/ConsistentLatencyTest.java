package dev.prodproof.checks.performance;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.performance.Loads.Second;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import org.junit.jupiter.api.Test;

final class ConsistentLatencyTest {
  private final ConsistentLatency check = new ConsistentLatency();

  @Test
  void passes_a_service_that_is_as_quick_for_many() {
    Judged.by(
            check,
            Loads.scene(true),
            Loads.capacity(1_000, 1_100),
            users(1, 50, 8),
            users(4, 200, 9))
        .passes()
        .counting("users at most", 4)
        .counting("steps", 2);
  }

  @Test
  void passes_what_queueing_alone_costs() {
    Judged.by(
            check,
            Loads.scene(true),
            Loads.capacity(1_000, 1_100),
            users(1, 50, 8),
            users(8, 550, 26))
        .passes();
  }

  @Test
  void fails_a_service_that_serves_one_at_a_time() {
    Judged.by(
            check,
            Loads.scene(true),
            Loads.capacity(1_000, 1_100),
            users(1, 50, 20),
            users(4, 100, 80),
            users(8, 100, 160))
        .fails(
            Severity.MAJOR,
            Loads.LIST,
            "the median grows from 20 ms with one user to 160 ms with 8, at 10 % of the capacity",
            "many users are slower than one");
  }

  @Test
  void cannot_tell_from_one_uneven_step_or_near_the_capacity() {
    Judged.by(
            check,
            Loads.scene(true),
            Loads.capacity(1_000, 1_100),
            users(1, 50, 20),
            users(4, 100, 80))
        .cannotTell()
        .saying("no other confirms it");
    Judged.by(check, Loads.scene(true), Loads.capacity(100, 110), users(1, 50, 8), users(4, 90, 80))
        .cannotTell()
        .saying("no step below 60 %");
  }

  @Test
  void cannot_tell_without_one_user_or_a_capacity() {
    Judged.by(check, Loads.scene(true), users(1, 50, 8)).cannotTell().saying("none was found");
    Judged.by(check, Loads.scene(true), Loads.capacity(100, 110)).cannotTell();
  }

  private static LoadStep users(int users, long rate, long millis) {
    return Loads.step(Phase.USERS, users, 0, 2, Second.good(rate, millis));
  }
}
