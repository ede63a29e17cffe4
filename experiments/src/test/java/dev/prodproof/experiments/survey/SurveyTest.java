package dev.prodproof.experiments.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Distrust;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Surveyed;
import dev.prodproof.lab.Recipe;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurveyTest {
  static final String OPENAPI =
      """
      {"openapi":"3.0.3","info":{"title":"t","version":"1"},"servers":[{"url":"%s"}],
       "paths":{"/things":{"get":{"responses":{"200":{"description":"ok"}}},
                           "post":{"responses":{"201":{"description":"made"}}}},
                "/things/{id}":{"get":{"parameters":[{"name":"id","in":"path","required":true,
                  "schema":{"type":"string"}}],"responses":{"200":{"description":"ok"}}}}},
       "components":{"securitySchemes":{"key":{"type":"apiKey","in":"header","name":"X-Key"}}}}
      """;

  @Test
  void is_not_misled_by_pages_and_json_that_are_no_description() throws Exception {
    try (var service =
        new MiniService()
            .json("/openapi.json", "{\"message\":\"the openapi document has moved\"}")
            .json("/swagger.json", "[1,2,3]")
            .otherwise(exchange -> new Response(200, "text/html", "<div id=app></div>"))) {
      LocalLab lab = survey(service);
      assertThat(lab.all(Described.class)).isEmpty();
      assertThat(lab.only(Surveyed.class).soft404()).isTrue();
      assertThat(lab.only(Surveyed.class).health()).isEmpty();
      assertThat(lab.only(Distrust.class).sentences()).hasSize(2);
    }
  }

  @Test
  void says_what_is_missing_where_everything_wants_credentials() throws Exception {
    try (var service =
        new MiniService().otherwise(exchange -> new Response(401, "text/plain", "no"))) {
      LocalLab lab = survey(service);
      assertThat(lab.only(Surveyed.class).everythingUnauthorised()).isTrue();
      assertThat(lab.only(Distrust.class).sentences())
          .anyMatch(doubt -> doubt.contains("declare an identity"));
    }
  }

  @Test
  void a_slash_at_its_end_makes_no_second_probe() throws Exception {
    try (var service = new MiniService().json("/health", "{\"status\":\"ok\"}").json("/health/", "{\"status\":\"ok\"}")) {
      assertThat(survey(service).only(Surveyed.class).health()).containsExactly("/health");
    }
  }

  @Test
  void finds_health_readiness_and_metrics() throws Exception {
    try (var service =
        new MiniService()
            .json("/actuator/health", "{\"status\":\"UP\"}")
            .on(
                "/readyz",
                exchange -> new Response(503, "application/json", "{\"status\":\"DOWN\"}"))
            .on(
                "/metrics",
                exchange -> new Response(200, "text/plain", "# TYPE up gauge\nup 1\n"))) {
      Surveyed surveyed = survey(service).only(Surveyed.class);
      assertThat(surveyed.health()).containsExactly("/actuator/health");
      assertThat(surveyed.readiness()).containsExactly("/readyz");
      assertThat(surveyed.metrics()).containsExactly("/metrics");
    }
  }

  @Test
  void only_reads() throws Exception {
    try (var service =
        new MiniService().json("/openapi.json", OPENAPI.formatted("/")).json("/things", "[]")) {
      assertThat(survey(service).all(Exchange.class))
          .extracting(each -> each.request().method())
          .containsOnly("GET");
    }
  }

  @Test
  void cannot_use_a_target_where_nothing_listens() throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (var lab = new LocalLab(URI.create("http://127.0.0.1:" + port))) {
      assertThatThrownBy(() -> new Survey().run(lab))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("Nothing listens at");
    }
  }

  @Test
  void goes_on_where_only_the_front_page_breaks_the_connection() throws Exception {
    try (var service =
        new MiniService()
            .on("/", exchange -> { throw new IllegalStateException("no producer"); })
            .json("/things", "[]")
            .json("/openapi.json", OPENAPI.formatted("/"))) {
      LocalLab lab = survey(service);
      assertThat(lab.only(Described.class).problems()).isEmpty();
      assertThat(lab.only(Described.class).basePath()).isEmpty();
      assertThat(lab.only(Distrust.class).sentences()).anyMatch(doubt -> doubt.startsWith("The front page"));
    }
  }

  @Test
  void cannot_use_what_does_not_speak_http() throws Exception {
    try (var socket = new ServerSocket(0);
        var lab = new LocalLab(URI.create("http://127.0.0.1:" + socket.getLocalPort()))) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (var peer = socket.accept()) {
                  peer.getOutputStream()
                      .write("SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.UTF_8));
                  peer.getInputStream().read();
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      assertThatThrownBy(() -> new Survey().run(lab))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("does not speak HTTP");
    }
  }

  @Test
  void says_what_to_do_whatever_keeps_the_target_from_answering() {
    URI target = URI.create("http://127.0.0.1:8080");
    for (Exchange.Reason reason : Exchange.Reason.values()) {
      var none = new Exchange.NoAnswer(reason, "a detail");
      assertThat(Reach.unusable(target, none)).hasMessageContaining("127.0.0.1:8080");
    }
    var tls = new Exchange.NoAnswer(Exchange.Reason.TLS, "certificate expired");
    assertThat(Reach.unusable(URI.create("https://127.0.0.1"), tls))
        .hasMessageContaining("certificate expired")
        .hasMessageContaining("http://127.0.0.1");
  }

  static Map<String, Recipe.Identity> alice() {
    return Map.of(
        "alice",
        new Recipe.Identity(
            "alice", "customer", new Recipe.LogIn.Fields(List.of(new Header("X-Key", "k")))));
  }

  @Test
  void takes_a_server_elsewhere_for_no_mistake_of_the_description() throws Exception {
    try (var service =
        new MiniService().json("/openapi.json", OPENAPI.formatted("https://api.example.com")).json("/things", "[]")) {
      LocalLab lab = survey(service);
      assertThat(lab.only(Described.class).problems()).isEmpty();
      assertThat(lab.only(Distrust.class).sentences()).anyMatch(doubt -> doubt.contains("`https://api.example.com`; it was ignored"));
    }
  }

  static LocalLab survey(MiniService service) throws InterruptedException {
    try (var lab = new LocalLab(service.url())) {
      new Survey().run(lab);
      return lab;
    }
  }
}
