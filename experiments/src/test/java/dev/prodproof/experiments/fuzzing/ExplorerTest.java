package dev.prodproof.experiments.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.outage.Caller;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExplorerTest {
  private static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Stones, version: 1.0.0}
      paths:
        /stones:
          get:
            parameters: [{name: colour, in: query, schema: {type: string}}]
            responses:
              '200':
                description: some
                content:
                  application/json:
                    schema: {type: array, items: {type: object, properties: {id: {type: string}}}}
        /stones/{id}:
          get:
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            responses: {'200': {description: one}, '404': {description: none}}
      """;

  @Test
  void asks_with_fewer_filters_where_all_of_them_leave_nothing_of_a_list() throws InterruptedException {
    try (MiniService service = stones();
        LocalLab lab = new LocalLab(service.url())) {
      lab.record(Api.read(DESCRIPTION).described("test", "3.1", List.of()));
      Crew crew = Caller.crew(lab, "test");
      crew.explore(crew.api().operations(), Duration.ZERO);
      assertThat(crew.api().operations()).hasSize(2).allMatch(crew::reached);
    }
  }

  @Test
  void asks_without_filters_where_they_name_what_may_not_be_seen() throws InterruptedException {
    try (MiniService service =
            new MiniService()
                .on(
                    "/stones",
                    exchange ->
                        exchange.getRequestURI().getQuery() == null
                            ? new Response(200, "application/json", "[{\"id\":\"amber-17\"}]")
                            : new Response(403, "application/json", "{\"message\":\"no such field, or not for you\"}"));
        LocalLab lab = new LocalLab(service.url())) {
      lab.record(Api.read(DESCRIPTION).described("test", "3.1", List.of()));
      Crew crew = Caller.crew(lab, "test");
      crew.explore(crew.api().operations(), Duration.ZERO);
      assertThat(crew.reached(crew.api().operations().getFirst())).isTrue();
    }
  }

  private static MiniService stones() {
    return new MiniService()
        .json("/stones/amber-17", "{\"id\":\"amber-17\"}")
        .on(
            "/stones",
            exchange -> {
              boolean narrowed = exchange.getRequestURI().getQuery() != null;
              return new Response(200, "application/json", narrowed ? "[]" : "[{\"id\":\"amber-17\"}]");
            });
  }
}
