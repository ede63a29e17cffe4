package dev.prodproof.experiments.restart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrafficTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"film 7 not found\"}",
        "insert or update on table \"reviews\" violates foreign key constraint",
        "no such order with id 9"
      })
  void knows_a_write_that_names_what_is_gone(String answer) {
    assertThat(Traffic.namedInVain(answer)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Column \"CONFIRMED_AT\" not found", "table orders not found", "no such column: paid", "{}"})
  void takes_what_an_upgrade_broke_for_no_missing_thing(String answer) {
    assertThat(Traffic.namedInVain(answer)).isFalse();
  }
}
