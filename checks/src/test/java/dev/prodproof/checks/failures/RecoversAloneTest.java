package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.UpstreamRecovery;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecoversAloneTest {
  private final RecoversAlone check = new RecoversAlone();

  @Test
  void passes_a_service_that_is_well_soon() {
    Judged.by(check, after("black hole", 30_000, 20, 31_000), after("status 503", 10, 1, 50))
        .passes()
        .counting("recoveries", 2)
        .counting("rows of 20 good answers", 1)
        .counting("milliseconds at most", 30_000);
  }

  @Test
  void fails_in_small_what_takes_a_minute() {
    Judged.by(check, after("black hole", 60_000, 1, 60_100))
        .fails(Severity.MINOR, "it is well only 60 s later", "payments: comes back late")
        .citing(5L, 6L);
  }

  @Test
  void fails_a_service_that_does_not_come_back() {
    Judged.by(check, after("black hole", -1, 0, 70_000))
        .fails(Severity.CRITICAL, "it still isn't well 70 s later", "doesn't come back");
    Judged.by(check, after("black hole", 121_000, 1, 121_100)).fails(Severity.CRITICAL, "late");
  }

  @Test
  void fails_in_small_what_a_breaker_may_still_keep_away() {
    Judged.by(check, after("black hole", -1, 0, 45_000))
        .fails(Severity.MINOR, "it still isn't well 45 s later", "doesn't come back");
  }

  @Test
  void cannot_tell_when_it_was_not_looked_at_for_long_or_not_at_all() {
    Judged.by(check, after("black hole", -1, 0, 5_000)).cannotTell();
    Judged.by(
            check,
            new UpstreamRecovery("payments", "black hole", "POST /bookings", -1, 0, 99_000, List.of()))
        .cannotTell();
    Judged.by(check).cannotTell();
  }

  private static UpstreamRecovery after(String fault, long millis, int row, long waited) {
    return new UpstreamRecovery(
        "payments", fault, "POST /bookings", millis, row, waited, List.of(5L, 6L));
  }
}
