package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Sighting;
import dev.prodproof.facts.Sighting.By;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CreatedIsThereTest {
  private final CreatedIsThere check = new CreatedIsThere();

  @Test
  void passes_what_is_found() {
    Judged.by(check, seen(By.ID, true, true, 3), seen(By.LIST, true, true, 2_000))
        .passes()
        .counting("creations found", 2);
  }

  @Test
  void fails_what_leads_nowhere_after_five_seconds() {
    Judged.by(check, seen(By.LOCATION, false, true, 5_000))
        .fails(Severity.MAJOR, "POST /bookings", "can't be found at its Location 5.0 s later")
        .citing(1L, 2L);
  }

  @Test
  void fails_a_location_that_leads_elsewhere_at_once() {
    Judged.by(check, seen(By.LOCATION, false, true, 0))
        .fails(Severity.MAJOR, "can't be found at its Location at once");
  }

  @Test
  void fails_each_way_of_looking_once() {
    Judged.by(
            check,
            seen(By.ID, false, true, 5_100),
            seen(By.ID, false, true, 5_200),
            seen(By.LIST, false, true, 5_000))
        .findsCauses("created isn't found by its id", "created isn't found in the list");
  }

  @Test
  void cannot_tell_when_the_look_failed() {
    Judged.by(
            check,
            seen(By.ID, false, false, 5_000),
            seen(By.LIST, false, false, 900),
            seen(By.ID, true, false, 10))
        .cannotTell()
        .counting("unclear", 3);
  }

  @Test
  void cannot_tell_from_another_scenario() {
    Judged.by(
            check,
            new Sighting(
                Sighting.DELETED, "DELETE /bookings/{id}", By.ID, true, true, 6_000, List.of(1L)))
        .cannotTell()
        .counting("unclear", 0);
  }

  private static Sighting seen(By by, boolean present, boolean conclusive, long millis) {
    return new Sighting(
        Sighting.CREATED, "POST /bookings", by, present, conclusive, millis, List.of(1L, 2L));
  }
}
