package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.SustainedOutage;
import dev.prodproof.facts.SustainedOutage.Healed;
import dev.prodproof.facts.SustainedOutage.Shot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CircuitOpensTest {
  private static final Healed WELL = new Healed(2_000, 2_000, 20, 20);

  private final CircuitOpens check = new CircuitOpens();

  @Test
  void passes_a_service_that_leaves_it_alone_and_takes_it_up_again() {
    Judged.by(check, outage(10, 190, 4, WELL))
        .passes()
        .counting("requests during them", 200)
        .counting("calls that they made", 10)
        .counting("seen to close", 1);
  }

  @Test
  void passes_a_trial_now_and_then() {
    var shots = new ArrayList<>(outage(100, 60, 4, WELL).shots());
    for (int i = 0; i < 40; i++) {
      shots.add(new Shot(i % 5 == 0 ? 1 : 0, 503, 4_000));
    }
    Judged.by(check, outage(shots, new Healed(59_000, 59_000, 20, 19))).passes();
  }

  @Test
  void fails_a_service_that_goes_on_calling() {
    Judged.by(check, outage(200, 0, 4, WELL))
        .fails(Severity.MINOR, "50 of the last 50 requests", "payments is called however long")
        .citing(5L, 6L);
  }

  @Test
  void fails_a_service_that_waits_although_it_does_not_call() {
    Judged.by(check, outage(100, 100, 150, WELL)).fails(Severity.MINOR, "take 150 ms");
  }

  @Test
  void fails_a_circuit_that_stays_open() {
    Judged.by(check, outage(10, 190, 4, new Healed(-1, 61_000, 0, 0)))
        .fails(Severity.MINOR, "nothing calls it", "for good");
    Judged.by(check, outage(10, 190, 4, new Healed(60_500, 60_500, 20, 20)))
        .fails(Severity.MINOR, "only after 60 s");
    Judged.by(check, outage(10, 190, 4, new Healed(500, 500, 20, 18)))
        .fails(Severity.MINOR, "18 of 20");
  }

  @Test
  void cannot_tell_from_a_short_row_or_one_that_did_not_fit() {
    Judged.by(check).cannotTell();
    Judged.by(check, outage(10, 100, 4, WELL)).cannotTell();
    Judged.by(check, outage(0, 200, 4, WELL)).cannotTell();
    var taken = new ArrayList<>(outage(10, 150, 4, WELL).shots());
    for (int i = 0; i < 40; i++) {
      taken.add(new Shot(0, 409, 4_000));
    }
    Judged.by(check, outage(taken, WELL)).cannotTell();
  }

  @Test
  void cannot_tell_when_the_time_was_up_before_it_closed() {
    Judged.by(check, outage(10, 190, 4, new Healed(-1, 5_000, 0, 0))).cannotTell();
  }

  private static SustainedOutage outage(int calling, int spared, long millis, Healed healed) {
    var shots = new ArrayList<Shot>();
    for (int i = 0; i < calling; i++) {
      shots.add(new Shot(1, 502, 3_000));
    }
    for (int i = 0; i < spared; i++) {
      shots.add(new Shot(0, 503, millis * 1000));
    }
    return outage(shots, healed);
  }

  private static SustainedOutage outage(List<Shot> shots, Healed healed) {
    return new SustainedOutage(
        "payments",
        "status 503 for long",
        "POST /bookings",
        10_000,
        List.copyOf(shots),
        healed,
        List.of(5L, 6L));
  }
}
