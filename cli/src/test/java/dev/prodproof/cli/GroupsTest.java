package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private final Planted crash = part("crash", "defect", "no-server-error");
  private final Planted otherCrash = part("other-crash", "defect", "no-server-error");
  private final Planted banner = part("banner", "defect", "banner");
  private final Planted harmless = part("harmless", "twin");

  private final Groups groups =
      new Groups(
          Map.of("crash", Set.of("Slots"), "other-crash", Set.of(), "banner", Set.of(), "harmless", Set.of()),
          _ -> List.of());

  @Test
  void proves_parts_together_that_different_checks_find() {
    assertThat(groups.of(List.of(crash, banner))).containsExactly(List.of(crash, banner));
  }

  @Test
  void keeps_apart_what_the_same_check_finds() {
    assertThat(groups.of(List.of(crash, otherCrash))).containsExactly(List.of(crash), List.of(otherCrash));
  }

  @Test
  void keeps_defects_and_twins_apart() {
    assertThat(groups.of(List.of(banner, harmless))).hasSize(2);
  }

  @Test
  void keeps_apart_what_takes_the_same_place() {
    var there = Map.of("crash", Set.of("Slots"), "banner", Set.of("Slots"));
    assertThat(new Groups(there, _ -> List.of()).of(List.of(crash, banner))).hasSize(2);
  }

  @Test
  void proves_alone_what_nobody_knows_the_place_of() {
    assertThat(new Groups(Map.of(), _ -> List.of()).of(List.of(crash, banner))).hasSize(2);
  }

  private static Planted part(String name, String kind, String... expected) {
    return new Planted(name, kind, "failures", "", List.of(expected), List.of(), List.of(), null, null, null);
  }
}
