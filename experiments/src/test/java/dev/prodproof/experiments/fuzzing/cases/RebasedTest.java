package dev.prodproof.experiments.fuzzing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.facts.Purpose;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RebasedTest {
  private static final ApiOperation POST =
      Api.read(
              """
              {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/loans":{"post":{
              "requestBody":{"content":{"application/json":{"schema":{"type":"object"}}}},
              "responses":{"201":{"description":"made"}}}}}}
              """)
          .operations()
          .getFirst();

  private static Draft draft(String body) {
    return new Draft(POST, Map.of(), List.of(), new Content.Json("application/json", json(body)));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static JsonNode rebased(String old, String plain, String fresh) {
    Case one = Case.of(draft(old), new Purpose.Valid("x", false));
    return Rebased.of(one, draft(plain), draft(fresh)).draft().body();
  }

  @Test
  void takes_fresh_values_and_keeps_what_the_case_is_about() {
    String plain = "{\"isbn\":\"a\",\"copies\":1,\"of\":{\"id\":4}}";
    String fresh = "{\"isbn\":\"b\",\"copies\":1,\"of\":{\"id\":5}}";
    assertThat(rebased("{\"isbn\":\"a\",\"copies\":1001,\"of\":{\"id\":4}}", plain, fresh))
        .isEqualTo(json("{\"isbn\":\"b\",\"copies\":1001,\"of\":{\"id\":5}}"));
    assertThat(rebased("{\"isbn\":\"a\",\"of\":7}", plain, fresh))
        .isEqualTo(json("{\"isbn\":\"b\",\"of\":7}"));
    assertThat(rebased("{\"isbn\":null}", plain, fresh)).isEqualTo(json("{\"isbn\":null}"));
    assertThat(rebased("[\"a\"]", plain, fresh)).isEqualTo(json("[\"a\"]"));
  }
}
