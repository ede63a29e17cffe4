package dev.prodproof.experiments.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

final class SampleTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final JsonNode THING =
      JsonMapper.shared()
          .readTree("{\"id\": 7, \"name\": \"a \\\"b\\\"\", \"pay\": {\"id\": \"p1\"}, \"none\": null}");

  private static String filled(String text) {
    return new Sample(text, null).filled("u1", THING, NOW).orElse("(nothing)");
  }

  @Test
  void fills_each_hole() {
    assertThat(filled("{\"e\":\"${unique}\",\"of\":${about.id},\"p\":\"${about.pay.id}\"}"))
        .isEqualTo("{\"e\":\"u1\",\"of\":7,\"p\":\"p1\"}");
    assertThat(filled("${unique} ${about./pay/id} ${unix} ${now}"))
        .isEqualTo("u1 p1 1767323045 2026-01-02T03:04:05Z");
  }

  @Test
  void keeps_json_whole_whatever_a_field_holds() {
    assertThat(filled("{\"n\":\"${about.name}\",\"u\":\"${unique}\"}"))
        .isEqualTo("{\"n\":\"a \\\"b\\\"\",\"u\":\"u1\"}");
  }

  @Test
  void fills_nothing_where_the_thing_lacks_a_field() {
    assertThat(filled("${about.none}")).isEqualTo("(nothing)");
    assertThat(filled("${about.other}")).isEqualTo("(nothing)");
    assertThat(filled("${whatever}")).isEqualTo("(nothing)");
  }

  @Test
  void gives_a_captured_event_an_id_of_its_own() {
    assertThat(filled("{\"id\":\"evt_1\",\"type\":\"paid\"}")).isEqualTo("{\"id\":\"u1\",\"type\":\"paid\"}");
    assertThat(new Sample("{\"a\":{\"b\":\"x\"}}", "/a/b").filled("u1", THING, NOW))
        .contains("{\"a\":{\"b\":\"u1\"}}");
    assertThat(filled("no json")).isEqualTo("no json");
  }

  @Test
  void survives_any_text() {
    var chance = new Random(7);
    String parts = "${}\"{[]},:abou.unqe/~1\\ \n";
    for (int i = 0; i < 5_000; i++) {
      var text = new StringBuilder();
      for (int n = chance.nextInt(40); n > 0; n--) {
        text.append(parts.charAt(chance.nextInt(parts.length())));
      }
      var sample = new Sample(text.toString(), chance.nextBoolean() ? "/id" : null);
      assertThat(sample.filled("u1", JsonNodeFactory.instance.missingNode(), NOW)).isNotNull();
    }
  }
}
