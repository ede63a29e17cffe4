package dev.prodproof.experiments.description;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InspectionTest {
  @Test
  void tells_once_of_a_parameter_that_no_method_of_a_path_declares() {
    String answers = "{\"responses\":{\"200\":{\"description\":\"ok\"}}}";
    var description =
        Description.read(
            """
            {"openapi":"3.0.3","info":{"title":"t","version":"1"},
             "paths":{"/any/{thing}":{"get":%s,"put":%s,"delete":%s},"/one/{id}":{"get":%s}}}
            """
                .formatted(answers, answers, answers, answers));
    assertThat(description.problems())
        .containsExactlyInAnyOrder(
            "`GET /any/{thing}` (and 2 more at that path) has `{thing}` in its path but declares no such parameter.",
            "`GET /one/{id}` has `{id}` in its path but declares no such parameter.");
  }
}
