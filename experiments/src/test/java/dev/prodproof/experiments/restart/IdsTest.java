package dev.prodproof.experiments.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IdsTest {
  @Test
  void tells_an_id_that_comes_again_once_the_clock_was_moved() {
    assertThat(Ids.twice(List.of("/notes[] 7", "/notes[] 8"), List.of("/notes[] 9", "/notes[] 8")))
        .containsExactly("/notes[] 8");
  }

  @Test
  void blames_no_clock_for_a_service_that_gives_each_the_same_id() {
    assertThat(Ids.twice(List.of("/users[] 3"), List.of("/users[] 3", "/users[] 3"))).isEmpty();
  }

  @Test
  void blames_no_clock_for_what_happened_before_it_was_moved() {
    List<String> quiet = List.of("/notes[] 7", "/notes[] 7", "/tags[] 1", "/tags[] 2");
    assertThat(Ids.twice(quiet, List.of("/notes[] 8", "/notes[] 8", "/tags[] 2"))).containsExactly("/tags[] 2");
  }
}
