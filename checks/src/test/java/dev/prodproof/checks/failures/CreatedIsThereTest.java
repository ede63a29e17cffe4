package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
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
            seen(By.LIST, false, true, 5_000),
            seen(By.LOCATION, true, true, 10))
        .findsCauses("created isn't found by its id", "created isn't found in the list");
  }

  @Test
  void tells_once_what_was_never_there() {
    Judged.by(
            check,
            seen(By.LOCATION, false, true, 5_100, 1L, 2L),
            seen(By.LIST, false, true, 5_000, 1L, 3L),
            seen(By.ID, false, true, 5_000, 4L, 5L))
        .fails(Severity.MAJOR, "can't be found by its id, nor at its Location, nor in the list 5.0 s later")
        .findsCauses("created isn't found in any way");
  }

  @Test
  void cannot_tell_when_what_it_lies_in_was_taken_away_meanwhile() {
    var looked = seen(By.ID, false, true, 5_000, 10L, 20L);
    Judged.by(
            check,
            Sent.to(12, "DELETE /rooms/{id}").at("/rooms/3").gets(204),
            Sent.to(20, "GET /rooms/{id}/seats/{seat}").at("/rooms/3/seats/9").gets(404),
            looked)
        .cannotTell()
        .counting("unclear", 1);
    Judged.by(
            check,
            Sent.to(12, "DELETE /rooms").at("/rooms?all=true").gets(200),
            Sent.to(20, "GET /rooms/{id}").at("/rooms/3").gets(404),
            looked)
        .cannotTell();
  }

  @Test
  void cannot_tell_of_a_list_when_what_it_should_show_was_taken_away() {
    Judged.by(
            check,
            Sent.to(11, "GET /rooms/{id}").at("/rooms/3").gets(200),
            seen(By.ID, true, true, 10, 10L, 11L),
            Sent.to(12, "DELETE /rooms/{id}").at("/rooms/3").gets(204),
            Sent.to(20, "GET /rooms").at("/rooms?page=2").gets(200),
            seen(By.LIST, false, true, 5_000, 10L, 20L))
        .passes()
        .counting("unclear", 1);
    Judged.by(
            check,
            Sent.to(11, "GET /rooms/{id}").at("/rooms/3").gets(200),
            seen(By.ID, true, true, 10, 10L, 11L),
            Sent.to(12, "DELETE /rooms/{id}").at("/rooms/4").gets(204),
            Sent.to(20, "GET /rooms").at("/rooms").gets(200),
            seen(By.LIST, false, true, 5_000, 10L, 20L))
        .findsCauses("created isn't found in the list");
  }

  @Test
  void fails_what_is_missing_though_only_others_were_taken_away() {
    Judged.by(
            check,
            Sent.to(9, "DELETE /rooms/{id}").at("/rooms/3").gets(204),
            Sent.to(12, "DELETE /rooms/{id}").at("/rooms/33").gets(204),
            Sent.to(13, "DELETE /rooms/{id}").at("/rooms/3").gets(404),
            Sent.to(20, "GET /rooms/{id}/seats/{seat}").at("/rooms/3/seats/9").gets(404),
            seen(By.ID, false, true, 5_000, 10L, 20L))
        .fails(Severity.MAJOR, "can't be found by its id");
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
    return seen(by, present, conclusive, millis, 1L, 2L);
  }

  private static Sighting seen(
      By by, boolean present, boolean conclusive, long millis, Long... exchanges) {
    return new Sighting(
        Sighting.CREATED, "POST /bookings", by, present, conclusive, millis, List.of(exchanges));
  }
}
