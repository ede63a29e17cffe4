package dev.prodproof.checks.observability;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.ProbeInOutage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HealthTruthTest {
  private final HealthTruth check = new HealthTruth();

  @Test
  void passes_a_liveness_that_knows_no_dependency() {
    Judged.by(check, probe("/health/live", true, 200, 5), probe("/health/ready", false, 503, 5))
        .passes()
        .counting("probes while a dependency was broken", 2)
        .counting("of liveness", 1);
  }

  @Test
  void fails_a_liveness_that_falls_with_a_dependency() {
    Judged.by(check, probe("/health/live", true, 503, 5))
        .fails(
            Severity.MAJOR,
            "GET /health/live",
            "while payments is broken (black hole), liveness answers 503",
            "liveness depends on payments")
        .citing(3L, 4L);
    Judged.by(check, probe("/health/live", true, 0, 5000)).fails(Severity.MAJOR, "doesn't answer");
  }

  @Test
  void passes_a_liveness_that_has_nothing_to_say() {
    Judged.by(check, new ProbeInOutage("database", "silence", "/livez", true, 204, 204, 900, List.of(3L, 4L))).passes().counting("of liveness", 1);
    Judged.by(check, new ProbeInOutage("database", "silence", "/livez", true, 204, 503, 900, List.of(3L, 4L)))
        .fails(Severity.MAJOR, "liveness answers 503", "liveness depends on database");
  }

  @Test
  void fails_a_liveness_that_waits_along() {
    Judged.by(check, probe("/health/live", true, 200, 2000))
        .fails(Severity.MAJOR, "it takes 2.0 s to answer", "the probe waits for payments");
  }

  @Test
  void fails_less_gravely_a_readiness_that_takes_its_time_to_say_no() {
    Judged.by(check, probe("/health/ready", false, 503, 2000))
        .fails(Severity.MINOR, "it takes 2.0 s to answer", "the probe waits for payments");
  }

  @Test
  void passes_a_readiness_that_gives_itself_a_second() {
    Judged.by(check, probe("/health/live", true, 200, 5), probe("/health/ready", false, 503, 1001)).passes();
  }

  @Test
  void cannot_tell_without_a_path_of_liveness() {
    Judged.by(check, probe("/health", false, 503, 5)).cannotTell();
    Judged.by(
            check,
            new ProbeInOutage("payments", "black hole", "/live", true, 404, 404, 9, List.of(3L)))
        .cannotTell();
    Judged.by(check).cannotTell();
  }

  private static ProbeInOutage probe(String path, boolean life, int during, int millis) {
    return new ProbeInOutage(
        "payments", "black hole", path, life, 200, during, millis * 1000L, List.of(3L, 4L));
  }
}
