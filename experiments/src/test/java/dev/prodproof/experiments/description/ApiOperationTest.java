package dev.prodproof.experiments.description;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiOperationTest {
  @Test
  void a_path_that_is_described_twice_has_one_shape() {
    Api api =
        Api.read(
            "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"a\",\"version\":\"1\"},\"paths\":{"
                + "\"/hooks/{id}\":{\"get\":{}},\"/hooks/{hook.id}\":{\"patch\":{}},\"/hooks\":{\"get\":{}}}}");
    assertThat(api.operations()).extracting(ApiOperation::shape).containsExactlyInAnyOrder("/hooks/{}", "/hooks/{}", "/hooks");
  }
}
