package dev.prodproof.experiments.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {
  private static final String API =
      """
      {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{
       "/rooms":{"get":{"responses":{}},"post":{"responses":{}}},
       "/rooms/{id}":{"get":{"responses":{}},"put":{"responses":{}},"delete":{"responses":{}}},
       "/seats":{"get":{"responses":{}},"post":{"responses":{}}},
       "/seats/{id}":{"get":{"responses":{}}}}}
      """;

  @Test
  void reads_side_by_side_and_does_all_else_one_after_the_other() {
    List<ApiOperation> order = Order.of(Api.read(API).operations());
    assertThat(Order.together(order).stream().map(group -> group.stream().map(ApiOperation::id).toList()))
        .containsExactly(
            List.of("GET /rooms", "GET /seats"),
            List.of("POST /rooms"),
            List.of("POST /seats"),
            List.of("GET /rooms/{id}", "GET /seats/{id}"),
            List.of("PUT /rooms/{id}"),
            List.of("DELETE /rooms/{id}"));
  }
}
