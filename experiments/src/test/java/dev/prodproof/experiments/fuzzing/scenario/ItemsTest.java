package dev.prodproof.experiments.fuzzing.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ItemsTest {
  private static final JsonNode TWO_LISTS =
      JsonMapper.shared().readTree("{\"addons\":[{\"id\":1}],\"providers\":[{\"id\":8},{\"id\":9}]}");

  @Test
  void are_looked_for_in_every_list_of_an_answer() {
    assertThat(Items.anywhere(TWO_LISTS)).hasValueSatisfying(all ->
        assertThat(all).extracting(item -> item.path("id").asInt()).containsExactlyInAnyOrder(1, 8, 9));
  }

  @Test
  void are_counted_in_the_list_that_is_called_like_the_path() {
    assertThat(Items.of(TWO_LISTS, "addons")).hasValueSatisfying(named -> assertThat(named).hasSize(1));
    assertThat(Items.of(TWO_LISTS, "things")).hasValueSatisfying(longest -> assertThat(longest).hasSize(2));
  }
}
