package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.MovedClock;
import dev.prodproof.facts.MovedClock.Standing;
import dev.prodproof.facts.MovedClock.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClockJumpTest {
  private final ClockJump check = new ClockJump();

  @Test
  void passes_a_service_that_goes_on() {
    Judged.by(check, moved(true, List.of(), step(0, 0, 3), step(3600, 0, 4), step(-3600, 0, 0), step(0, 0, 3)))
        .passes()
        .counting("jumps", 3)
        .saying("1 h ahead, 1 h behind, right again", "20 ids");
  }

  @Test
  void passes_a_refusal_of_what_is_past_by_now() {
    var past = new Step(172_800, true, 0, 5, 0, 3, 0, 0, List.of());
    Judged.by(check, moved(true, List.of(), step(0, 0, 0), past)).passes();
  }

  @Test
  void fails_requests_that_fail_after_a_jump() {
    Judged.by(check, moved(true, List.of(), step(0, 0, 0), step(3600, 0, 0), step(-3600, 4, 0)))
        .fails(Severity.MINOR, "the clock", "4 of 9 writes", "1 h behind")
        .citing(7L);
  }

  @Test
  void fails_a_service_that_lets_nobody_in() {
    var shut = new Step(172_800, false, 0, 0, 0, 0, 0, 0, List.of());
    Judged.by(check, moved(true, List.of(), step(0, 0, 0), shut)).fails(Severity.MINOR, "nobody can log in", "2 d ahead");
  }

  @Test
  void fails_ids_given_twice_a_storm_and_an_end() {
    Judged.by(check, moved(true, List.of("17"), step(0, 0, 0), step(3600, 0, 0)))
        .fails(Severity.MINOR, "given out twice", "17");
    Judged.by(check, moved(true, List.of(), step(0, 0, 4), step(172_800, 0, 9_000)))
        .fails(Severity.MINOR, "9000 calls", "2 d ahead");
    Judged.by(check, moved(false, List.of(), step(0, 0, 0), step(3600, 0, 0))).fails(Severity.MINOR, "it ends");
  }

  @Test
  void cannot_tell_without_a_clock_that_it_heeds() {
    Judged.by(check).cannotTell().saying("no time");
    Judged.by(check, MovedClock.not(Standing.IMPOSSIBLE, "install libfaketime")).cannotTell().saying("libfaketime");
    Judged.by(check, MovedClock.not(Standing.IGNORED, "its runtime ignores it")).cannotTell();
  }

  private static Step step(long off, int failed, long calls) {
    return new Step(off, true, 5, 0, failed, 3, 0, calls, List.of(7L));
  }

  private static MovedClock moved(boolean alive, List<String> twice, Step... steps) {
    return new MovedClock(Standing.SHOWN, "", List.of(steps), twice, alive);
  }
}
