package dev.prodproof.experiments.fuzzing.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.description.Api;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// By what a thing is called in paths that shows several ids.
final class CallingTest {
  private static final String UUID = "b0a4f7b2-3c1d-4e5f-8a9b-0c1d2e3f4a5b";

  @Test
  void is_called_by_the_member_that_has_the_form_of_the_path() {
    assertThat(name("{\"type\":\"string\",\"format\":\"uuid\"}", "{\"id\":7,\"ownerid\":\"ada\",\"uuid\":\"" + UUID + "\"}")).isEqualTo(UUID);
  }

  @Test
  void is_called_by_a_text_where_its_number_cannot_be_meant() {
    assertThat(name("{\"type\":\"string\",\"format\":\"uuid\"}", "{\"id\":7,\"documentid\":\"o52n7p0yn4puahw\"}")).isEqualTo("o52n7p0yn4puahw");
  }

  @Test
  void is_called_by_its_id_wherever_that_may_be_meant() {
    String two = "{\"id\":7,\"documentid\":\"o52n7p0yn4puahw\"}";
    assertThat(name("{\"type\":\"integer\"}", two)).isEqualTo("7");
    assertThat(name("{\"type\":\"string\"}", two)).isEqualTo("7");
    assertThat(name("{\"type\":\"string\",\"pattern\":\"^[0-9]+$\"}", two)).isEqualTo("7");
    assertThat(name("{\"type\":\"string\",\"format\":\"uuid\"}", "{\"id\":7,\"name\":\"a\"}")).isEqualTo("7");
  }

  private static String name(String form, String thing) {
    Calling calling =
        Calling.of(
            Api.read(
                "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"a\",\"version\":\"1\"},\"paths\":{\"/articles/{id}\":{\"get\":{\"parameters\":["
                    + "{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"schema\":" + form + "}],\"responses\":{\"200\":{\"description\":\"\"}}}}}}"));
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    JsonMapper.shared().readTree(thing).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return Objects.requireNonNull(calling.named("article", fields).get("id")).asString();
  }
}
