package dev.prodproof.experiments.survey;

import static dev.prodproof.experiments.survey.SurveyTest.OPENAPI;
import static dev.prodproof.experiments.survey.SurveyTest.alice;
import static dev.prodproof.experiments.survey.SurveyTest.survey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Distrust;
import dev.prodproof.facts.Surveyed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DescriptionHuntTest {
  private static final String SWAGGER =
      """
      {"swagger":"2.0","info":{"title":"t","version":"1"},"host":"other.example:9999","basePath":"/api",
       "paths":{"/things":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/things/{id}":{"get":{"parameters":[{"name":"id","in":"path","required":true,
                  "type":"string"}],"responses":{"200":{"description":"ok"}}}}}}
      """;

  @Test
  void passes_over_an_empty_description_for_the_real_one_elsewhere() throws Exception {
    try (var service =
        new MiniService()
            .json("/openapi.json", "{\"openapi\":\"3.1.0\",\"info\":{},\"paths\":{}}")
            .json("/v3/api-docs", OPENAPI.formatted("/"))
            .json("/things", "[]")) {
      Described described = survey(service).only(Described.class);
      assertThat(described.source()).isEqualTo("/v3/api-docs");
      assertThat(described.operations())
          .extracting(Described.Operation::id)
          .containsExactly("GET /things", "POST /things", "GET /things/{id}");
      assertThat(described.basePath()).isEmpty();
    }
  }

  @Test
  void asks_once_more_for_a_description_that_ended_in_the_middle() throws Exception {
    String whole = OPENAPI.formatted("/");
    var asked = new AtomicInteger();
    try (var service =
        new MiniService()
            .on("/openapi.json", exchange -> asked.incrementAndGet() == 1
                ? cut(exchange, whole)
                : new Response(200, "application/json", whole))
            .json("/things", "[]")) {
      LocalLab lab = survey(service);
      assertThat(lab.only(Described.class).source()).isEqualTo("/openapi.json");
      assertThat(asked).hasValueGreaterThan(1);
    }
  }

  @Test
  void does_not_call_a_description_broken_that_always_ends_in_the_middle() throws Exception {
    String whole = OPENAPI.formatted("/");
    try (var service = new MiniService().on("/openapi.json", exchange -> cut(exchange, whole))) {
      assertThat(survey(service).only(Distrust.class).sentences())
          .anyMatch(doubt -> doubt.contains("ended in the middle"))
          .noneMatch(doubt -> doubt.contains("broken JSON"));
    }
  }

  /// Promises the whole, sends most of it, and hangs up.
  private static Response cut(HttpExchange exchange, String whole) {
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    try {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes, 0, bytes.length - 40);
      exchange.getResponseBody().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("hangs up");
  }

  @Test
  void finds_the_description_and_the_base_path_behind_a_redirect_to_the_context() throws Exception {
    try (var service =
        new MiniService()
            .redirect("/", "/shop/")
            .page("/shop/", "<p>welcome")
            .json("/shop/v3/api-docs", OPENAPI.formatted("/"))
            .json("/shop/things", "[]")) {
      LocalLab lab = survey(service);
      Described described = lab.only(Described.class);
      assertThat(described.source()).isEqualTo("/shop/v3/api-docs");
      assertThat(described.basePath()).isEqualTo("/shop");
      assertThat(described.problems())
          .anyMatch(problem -> problem.contains("they answer below `/shop`"));
    }
  }

  @Test
  void keeps_the_base_path_where_the_service_breaks_and_another_path_only_refuses_a_get()
      throws Exception {
    String one =
        """
        {"swagger":"2.0","info":{"title":"t","version":"1"},"paths":{"/":{"get":{
          "responses":{"200":{"description":"ok"}}}}}}
        """;
    try (var service =
        new MiniService()
            .json("/swagger.json", one)
            .on("/api/", exchange -> new Response(405, "application/json", "{\"code\":405}"))
            .on(
                "/",
                exchange -> {
                  throw new IllegalStateException("hangs up");
                })) {
      Described described = survey(service).only(Described.class);
      assertThat(described.basePath()).isEmpty();
      assertThat(described.problems()).isEmpty();
    }
  }

  @Test
  void ignores_the_host_that_a_description_names_and_says_so() throws Exception {
    try (var service = new MiniService().json("/v2/api-docs", SWAGGER).json("/api/things", "[]")) {
      LocalLab lab = survey(service);
      Described described = lab.only(Described.class);
      assertThat(described.version()).isEqualTo("swagger 2.0");
      assertThat(described.basePath()).isEqualTo("/api");
      assertThat(described.problems()).as("its own name for the world is no mistake").isEmpty();
      assertThat(lab.only(Distrust.class).sentences())
          .anyMatch(doubt -> doubt.contains("http://other.example:9999/api"));
    }
  }

  @Test
  void leaves_to_a_gateway_what_it_puts_before_the_paths() throws Exception {
    String description = OPENAPI.formatted("https://{tenant}.example/v1");
    try (var service = new MiniService().json("/openapi.json", description).json("/things", "[]")) {
      LocalLab lab = survey(service);
      Described described = lab.only(Described.class);
      assertThat(described.basePath()).isEmpty();
      assertThat(described.problems()).isEmpty();
      assertThat(lab.only(Distrust.class).sentences()).anyMatch(doubt -> doubt.contains("{tenant}"));
    }
  }

  @Test
  void takes_the_newer_of_two_that_tell_the_same() throws Exception {
    try (var service =
        new MiniService()
            .json("/v2/api-docs", SWAGGER)
            .json("/v3/api-docs", OPENAPI.formatted("/api"))
            .json("/api/things", "[]")) {
      LocalLab lab = survey(service);
      assertThat(lab.only(Described.class).source()).isEqualTo("/v3/api-docs");
      assertThat(lab.only(Surveyed.class).notes()).anyMatch(note -> note.contains("/v2/api-docs"));
    }
  }

  @Test
  void follows_the_configuration_of_a_viewer_to_groups_of_descriptions() throws Exception {
    String other = OPENAPI.formatted("/").replace("things", "bookings");
    try (var service =
        new MiniService()
            .page("/swagger-ui/index.html", "<script src=\"./swagger-initializer.js\"></script>")
            .on(
                "/swagger-ui/swagger-initializer.js",
                exchange ->
                    new Response(
                        200,
                        "text/javascript",
                        "SwaggerUIBundle({ \"configUrl\" : \"/internal/config\" , url:"
                            + " \"https://petstore.swagger.io/v2/swagger.json\"})"))
            .json(
                "/internal/config",
                "{\"urls\":[{\"url\":\"/x/openapi.json\"},{\"url\":\"/y/openapi.json\"}]}")
            .json("/x/openapi.json", OPENAPI.formatted("/"))
            .json("/y/openapi.json", other)
            .json("/things", "[]")
            .json("/bookings", "[]")) {
      assertThat(survey(service).all(Described.class))
          .extracting(Described::source)
          .containsExactlyInAnyOrder("/x/openapi.json", "/y/openapi.json");
    }
  }

  @Test
  void finds_a_viewer_on_a_page_that_offers_thirty_languages() throws Exception {
    String languages =
        java.util.stream.IntStream.range(0, 29)
            .mapToObj("<a data-url=\"/?lang=%s\">language</a>"::formatted)
            .collect(java.util.stream.Collectors.joining());
    try (var service =
        new MiniService()
            .page("/", languages + "<a href=https://docs.example.org/docs>help</a><a href=\"/api/swagger\">API</a>")
            .page("/api/swagger", "<div id=\"swagger-ui\" data-source=\"/swagger.v7.json\"></div>")
            .json("/swagger.v7.json", OPENAPI.formatted("/"))
            .json("/things", "[]")) {
      assertThat(survey(service).only(Described.class).source()).isEqualTo("/swagger.v7.json");
    }
  }

  @Test
  void follows_link_fields_and_catalogues() throws Exception {
    try (var service =
        new MiniService()
            .on(
                "/",
                exchange ->
                    new Response(
                        200,
                        "text/plain",
                        "hello",
                        Map.of("Link", "</hidden/description>; rel=\"service-desc\"")))
            .json("/hidden/description", OPENAPI.formatted("/"))
            .json("/things", "[]")) {
      assertThat(survey(service).only(Described.class).source()).isEqualTo("/hidden/description");
    }
    try (var service =
        new MiniService()
            .json(
                "/.well-known/api-catalog",
                "{\"linkset\":[{\"anchor\":\"/\",\"service-desc\":[{\"href\":\"/far/openapi.json\"}]}]}")
            .json("/far/openapi.json", OPENAPI.formatted("/"))
            .json("/things", "[]")) {
      assertThat(survey(service).only(Described.class).source()).isEqualTo("/far/openapi.json");
    }
  }

  @Test
  void finds_the_description_of_a_service_that_answers_every_path_with_its_app() throws Exception {
    try (var service =
        new MiniService()
            .json("/api/openapi.json", OPENAPI.formatted("/api"))
            .json("/api/things", "[]")
            .otherwise(
                exchange ->
                    new Response(200, "text/html", "<div id=app>" + exchange.getRequestURI()))) {
      Described described = survey(service).only(Described.class);
      assertThat(described.basePath()).isEqualTo("/api");
      assertThat(described.problems()).isEmpty();
    }
  }

  @Test
  void reads_a_description_behind_log_in_as_an_identity() throws Exception {
    try (var service =
            new MiniService()
                .on(
                    "/openapi.json",
                    exchange ->
                        guarded(
                            exchange.getRequestHeaders().getFirst("X-Key"), OPENAPI.formatted("/")))
                .on(
                    "/things",
                    exchange -> guarded(exchange.getRequestHeaders().getFirst("X-Key"), "[]"));
        var lab = new LocalLab(service.url(), null, alice())) {
      new Survey().run(lab);
      assertThat(lab.only(Described.class).source()).isEqualTo("/openapi.json");
      assertThat(lab.only(Surveyed.class).securitySchemes()).containsExactly("key: apiKey header");
    }
  }

  @Test
  void asks_nobody_for_credentials_that_the_recipe_has() throws Exception {
    try (var service =
            new MiniService()
                .otherwise(
                    exchange ->
                        "k".equals(exchange.getRequestHeaders().getFirst("X-Key"))
                            ? new Response(404, "application/json", "{\"error\":\"not found\"}")
                            : new Response(401, "application/json", "{\"error\":\"missing or invalid key\"}"));
        var lab = new LocalLab(service.url(), null, alice())) {
      new Survey().run(lab);
      assertThat(lab.only(Distrust.class).sentences())
          .noneMatch(doubt -> doubt.contains("declare an identity"))
          .anyMatch(doubt -> doubt.contains("No API description and no form was found"));
    }
  }

  @Test
  void reads_a_description_as_the_one_to_whom_it_shows_most() throws Exception {
    for (String named : new String[] {null, "/openapi.json"}) {
      try (var service =
              new MiniService()
                  .json("/things", "[]")
                  .on(
                      "/openapi.json",
                      exchange ->
                          new Response(
                              200,
                              "application/json",
                              "k".equals(exchange.getRequestHeaders().getFirst("X-Key")) ? OPENAPI.formatted("/") : LITTLE));
          var lab = new LocalLab(service.url(), named, alice())) {
        new Survey().run(lab);
        assertThat(lab.only(Described.class).operations()).hasSize(3);
      }
    }
  }

  private static final String LITTLE =
      "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},"
          + "\"paths\":{\"/things\":{\"get\":{\"responses\":{\"200\":{\"description\":\"ok\"}}}}}}";

  @Test
  void reads_a_description_that_shows_strangers_a_log_in_page() throws Exception {
    var toLogIn = new Response(302, "text/plain", "", Map.of("Location", "/login"));
    try (var service =
            new MiniService()
                .page("/login", "<form method=post><input type=password name=pw></form>")
                .on(
                    "/api/spec.yaml",
                    exchange ->
                        "k".equals(exchange.getRequestHeaders().getFirst("X-Key"))
                            ? new Response(200, "text/x-yaml", "openapi: 3.0.3\n" + MINIMAL)
                            : toLogIn);
        var lab = new LocalLab(service.url(), null, alice())) {
      new Survey().run(lab);
      assertThat(lab.all(Described.class))
          .extracting(Described::source)
          .contains("/api/spec.yaml");
    }
  }

  @Test
  void says_what_is_wrong_with_a_broken_description() throws Exception {
    try (var service =
        new MiniService().json("/openapi.json", "{\"openapi\":\"3.0.0\",\"paths\":{\"/a\":")) {
      LocalLab lab = survey(service);
      assertThat(lab.all(Described.class)).isEmpty();
      assertThat(lab.only(Distrust.class).sentences())
          .anyMatch(doubt -> doubt.contains("broken JSON, line 1"));
    }
  }

  @Test
  void reads_a_description_in_base64_and_one_in_yaml() throws Exception {
    String coded =
        Base64.getEncoder().encodeToString(OPENAPI.formatted("/").getBytes(StandardCharsets.UTF_8));
    try (var service =
        new MiniService().json("/v3/api-docs", "\"" + coded + "\"").json("/things", "[]")) {
      assertThat(survey(service).only(Described.class).operations()).hasSize(3);
    }
    String yaml =
        """
        openapi: 3.1.0
        info: {title: t, version: '1'}
        paths:
          /things:
            get:
              responses: {200: {description: ok}}
        """;
    try (var service =
        new MiniService()
            .on("/openapi.yaml", exchange -> new Response(200, "text/yaml", yaml))
            .json("/things", "[]")) {
      Described described = survey(service).only(Described.class);
      assertThat(described.version()).isEqualTo("openapi 3.1.0");
      assertThat(described.operations().getFirst().statuses()).containsExactly("200");
    }
  }

  @Test
  void takes_in_other_documents_from_the_target_and_from_nowhere_else() throws Exception {
    String main =
        """
        {"openapi":"3.0.0","info":{},"paths":{"/things":{"post":{"requestBody":{"content":{"application/json":
          {"schema":{"$ref":"models/thing.json#/Thing"}}}},"responses":{"default":{"description":"x",
          "content":{"application/json":{"schema":{"$ref":"http://elsewhere.example/e.json"}}}}}}}}}
        """;
    try (var service =
        new MiniService()
            .json("/docs/openapi.json", main)
            .json(
                "/docs/models/thing.json",
                "{\"Thing\":{\"type\":\"object\",\"properties\":{\"n\":{\"$ref\":\"#/Name\"}}},\"Name\":{\"type\":\"string\",\"nullable\":true}}")
            .json("/things", "[]")) {
      LocalLab lab = survey(service);
      Described described = lab.only(Described.class);
      var schema = Api.of(described).operations().getFirst().json().orElseThrow();
      assertThat(schema.property("n").orElseThrow().types()).containsExactly("string");
      assertThat(schema.property("n").orElseThrow().nullable()).isTrue();
      assertThat(described.problems()).as("no fault of the description").isEmpty();
      assertThat(lab.only(Distrust.class).sentences())
          .anyMatch(doubt -> doubt.contains("http://elsewhere.example/e.json"));
    }
  }

  @Test
  void says_when_no_operation_answers_anywhere() throws Exception {
    try (var service = new MiniService().json("/openapi.json", OPENAPI.formatted("/v9"))) {
      assertThat(survey(service).only(Distrust.class).sentences())
          .anyMatch(doubt -> doubt.startsWith("None of 1 described operations"));
    }
  }

  @Test
  void cannot_use_a_description_that_the_user_named_and_that_is_not_there() throws Exception {
    try (var service = new MiniService();
        var lab = new LocalLab(service.url(), "/nowhere.json", Map.of())) {
      assertThatThrownBy(() -> new Survey().run(lab))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("/nowhere.json");
    }
    try (var service = new MiniService();
        var lab = new LocalLab(service.url(), "http://other.example/openapi.json", Map.of())) {
      assertThatThrownBy(() -> new Survey().run(lab))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("not on the target");
    }
  }

  private static final String MINIMAL =
      """
      info: { title: t, version: "1" }
      paths:
        /things:
          get: { responses: { "200": { description: ok } } }
      """;

  private static Response guarded(@org.jspecify.annotations.Nullable String key, String body) {
    return "k".equals(key)
        ? new Response(200, "application/json", body)
        : new Response(401, "text/plain", "who?");
  }
}
