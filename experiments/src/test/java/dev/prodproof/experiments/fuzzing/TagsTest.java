package dev.prodproof.experiments.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Content;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.outage.Caller;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/// Of a thing that is changed only by those who name the state that they saw.
final class TagsTest {
  private static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Stones, version: 1.0.0}
      paths:
        /stones:
          post:
            requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Stone'}}}}
            responses: {'201': {description: made, content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}}
        /stones/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          get:
            responses: {'200': {description: one}}
          put:
            parameters: [{name: If-Match, in: header, required: true, schema: {type: string}}]
            requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Stone'}}}}
            responses: {'200': {description: changed}, '412': {description: stale}}
      components:
        schemas:
          Stone: {type: object, required: [colour], properties: {colour: {type: string}}}
      """;

  private final AtomicInteger version = new AtomicInteger(7);

  private Response shown(int status) {
    return new Response(status, "application/json", "{\"id\":\"amber-17\"}", status == 200 ? Map.of("ETag", "\"" + version + "\"") : Map.of());
  }

  private Response stone(HttpExchange exchange) {
    if (exchange.getRequestMethod().equals("GET")) {
      return shown(200);
    }
    boolean current = ("\"" + version + "\"").equals(exchange.getRequestHeaders().getFirst("If-Match"));
    if (!current) {
      return new Response(412, "application/json", "{}");
    }
    version.incrementAndGet();
    return new Response(200, "application/json", "{\"id\":\"amber-17\"}");
  }

  @Test
  void a_change_names_the_state_that_its_path_shows_however_often_it_changed() throws InterruptedException {
    try (MiniService service = new MiniService().on("/stones", _ -> shown(201)).on("/stones/amber-17", this::stone);
        LocalLab lab = new LocalLab(service.url())) {
      lab.record(Api.read(DESCRIPTION).described("test", "3.1", List.of()));
      Crew crew = Caller.crew(lab, "test");
      crew.explore(crew.api().operations(), Duration.ZERO);
      ApiOperation put = crew.api().operations().stream().filter(one -> one.method().equals("PUT")).findFirst().orElseThrow();
      assertThat(crew.reached(put)).isTrue();
      int before = version.get();
      Exchange again = crew.courier().send(crew.plain(put).orElseThrow(), Exchange.NOBODY);
      assertThat(again.status()).isEqualTo(200);
      assertThat(version.get()).isEqualTo(before + 1);
    }
  }

  @Test
  void another_tag_on_purpose_stays_as_it_is() {
    ApiOperation put = Api.read(DESCRIPTION).operations().stream().filter(one -> one.method().equals("PUT")).findFirst().orElseThrow();
    Site site = new Site(Site.In.HEADER, "If-Match");
    var draft = new Draft(put, Map.of(site, JsonNodeFactory.instance.stringNode("x")), List.of(), new Content.Nothing());
    assertThat(Tags.place(Case.of(draft, new Purpose.Valid("everything", true)))).contains(site);
    assertThat(Tags.place(Case.of(draft, new Purpose.Valid("longest header:If-Match", false)))).isEmpty();
    assertThat(Tags.place(Case.of(draft.without(site), new Purpose.Valid("everything", true)))).isEmpty();
  }
}
