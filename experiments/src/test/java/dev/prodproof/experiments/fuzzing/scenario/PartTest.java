package dev.prodproof.experiments.fuzzing.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PartTest {
  @Test
  void takes_a_round_number_for_a_limit_that_nobody_told() {
    assertThat(List.of(10, 20, 25, 50, 64, 100, 1000)).allMatch(items -> Part.shown(list("[]"), items));
    assertThat(List.of(0, 1, 5, 7, 9, 11, 33, 101)).noneMatch(items -> Part.shown(list("[]"), items));
  }

  @Test
  void believes_a_list_that_counts_more_than_it_shows() {
    assertThat(Part.shown(list("{\"items\":[],\"meta\":{\"total_count\":31}}"), 7)).isTrue();
    assertThat(Part.shown(list("{\"items\":[],\"meta\":{\"total_count\":7}}"), 7)).isFalse();
    assertThat(Part.shown(list("[]", new Header("X-Total-Count", "31")), 7)).isTrue();
  }

  private static Reading list(String text, Header... more) {
    var headers = new ArrayList<>(List.of(more));
    headers.add(new Header("Content-Type", "application/json"));
    return Reading.of(
        new Exchange(
            1,
            "fuzzing",
            "GET /notes",
            new Purpose.Look("a list"),
            Exchange.NOBODY,
            new Exchange.Request("GET", "/notes", List.of(), Body.EMPTY, "0".repeat(32), 0),
            new Exchange.Answer(200, headers, Body.text(text), true),
            new Exchange.Timing(Instant.EPOCH, 1, 1, 1)));
  }
}
