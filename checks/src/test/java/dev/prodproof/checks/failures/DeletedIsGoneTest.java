package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Sighting;
import dev.prodproof.facts.Sighting.By;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeletedIsGoneTest {
  private final DeletedIsGone check = new DeletedIsGone();

  @Test
  void passes_what_is_gone() {
    Judged.by(check, seen(By.ID, false, true, 3), seen(By.LIST, false, true, 2_000))
        .passes()
        .counting("deletions looked after", 2);
  }

  @Test
  void fails_what_is_still_served_after_five_seconds() {
    Judged.by(check, seen(By.ID, true, true, 5_000))
        .fails(Severity.MAJOR, "DELETE /bookings/{id}", "still served by its id 5.0 s later")
        .citing(1L, 2L);
  }

  @Test
  void cannot_tell_when_the_look_failed() {
    Judged.by(
            check,
            seen(By.ID, true, false, 5_000),
            seen(By.LIST, true, false, 900),
            seen(By.ID, false, false, 10))
        .cannotTell()
        .counting("unclear", 3);
  }

  @Test
  void cannot_tell_from_another_scenario() {
    Judged.by(
            check,
            new Sighting(
                Sighting.CREATED, "POST /bookings", By.ID, false, true, 6_000, List.of(1L)))
        .cannotTell();
  }

  private static Sighting seen(By by, boolean present, boolean conclusive, long millis) {
    return new Sighting(
        Sighting.DELETED,
        "DELETE /bookings/{id}",
        by,
        present,
        conclusive,
        millis,
        List.of(1L, 2L));
  }
}
