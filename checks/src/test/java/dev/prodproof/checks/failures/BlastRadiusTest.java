package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.BesideOutage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BlastRadiusTest {
  private final BlastRadius check = new BlastRadius();

  @Test
  void passes_a_service_that_serves_others_as_before() {
    Judged.by(check, run(24, 300, 25, 0), run(24, 300, 39, 0))
        .passes()
        .counting("runs", 2)
        .counting("requests beside a broken dependency", 600)
        .counting("requests that waited for it", 24);
  }

  @Test
  void passes_one_bad_run_of_three() {
    Judged.by(check, run(24, 300, 500, 0), run(24, 300, 20, 0), run(24, 300, 20, 0)).passes();
  }

  @Test
  void fails_a_service_that_makes_others_wait_along() {
    Judged.by(check, run(24, 300, 500, 0), run(24, 300, 500, 0))
        .fails(
            Severity.MAJOR,
            "GET /slots",
            "24 requests that wait for payments (black hole) raise the others' p99 from 20 to 500 ms",
            "payments holds up operations that don't use it")
        .citing(1L, 2L);
  }

  @Test
  void fails_a_service_at_a_standstill() {
    Judged.by(check, run(24, 2, 20, 3), run(24, 0, 20, 3))
        .fails(Severity.MAJOR, "make 3 requests of others fail");
  }

  @Test
  void fails_a_standstill_on_a_slow_machine_too() {
    Judged.by(check, after(40, 0, 3), after(40, 0, 3))
        .fails(Severity.MAJOR, "make 3 requests of others fail");
  }

  @Test
  void cannot_tell_what_too_few_readings_say() {
    Judged.by(check, after(20, 0, 3), after(40, 1, 3), after(40, 0, 2)).cannotTell();
  }

  private static BesideOutage after(int quiet, int count, int failures) {
    return new BesideOutage(
        "database",
        "no answer to a statement",
        "GET /about",
        30,
        Collections.nCopies(quiet, 20_000L),
        Collections.nCopies(count, 20_000L),
        failures,
        List.of(1L, 2L));
  }

  @Test
  void cannot_tell_without_a_crowd_or_from_one_slow_run() {
    Judged.by(check, run(9, 300, 500, 0), run(9, 300, 500, 0)).cannotTell();
    Judged.by(check, run(24, 300, 500, 0)).cannotTell().saying("one run was slower");
    Judged.by(check, run(24, 200, 20, 0)).cannotTell();
    Judged.by(check).cannotTell();
  }

  private static BesideOutage run(int stuck, int count, int millis, int failures) {
    List<Long> quiet = Collections.nCopies(300, 20_000L);
    List<Long> busy = Collections.nCopies(count, millis * 1000L);
    return new BesideOutage(
        "payments", "black hole", "GET /slots", stuck, quiet, busy, failures, List.of(1L, 2L));
  }
}
