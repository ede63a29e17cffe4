package dev.prodproof.experiments.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.Described;
import dev.prodproof.facts.Site;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Descriptions in the styles of the generators that are met most.
class RealisticDescriptionsTest {
  @Test
  void blames_nobody_for_documents_on_other_hosts_and_sends_no_body_that_only_they_describe() {
    Description description =
        Description.read(
            """
            openapi: 3.0.2
            info: { title: t, version: "1" }
            paths:
              /items/{id}:
                get:
                  parameters: [ { $ref: "https://schemas.example/features.yaml#/components/parameters/id" } ]
                  responses: { "200": { $ref: "https://schemas.example/features.yaml#/components/responses/Item" } }
              /run:
                post:
                  requestBody: { content: { application/json: { schema: { $ref: "https://schemas.example/execute.yaml" } } } }
                  responses: { "200": { description: done } }
              /near:
                get: { responses: { "200": { $ref: "near.yaml#/ok" } } }
            """);
    assertThat(description.problems())
        .containsExactly("The description refers to `near.yaml`, which could not be read.");
    assertThat(description.unread())
        .containsExactly("https://schemas.example/features.yaml", "https://schemas.example/execute.yaml");
    assertThat(Api.of(description.document(), description.basePath()).operations())
        .extracting(ApiOperation::id)
        .containsExactly("GET /items/{id}", "GET /near");
  }

  @Test
  void reads_what_springdoc_writes() {
    Api api = api("springdoc.json");
    assertThat(api.basePath()).isEqualTo("/shop");
    assertThat(ids(api))
        .containsExactly(
            "GET /api/orders",
            "POST /api/orders",
            "GET /api/orders/{id}",
            "GET /public/ping",
            "POST /api/orders/{id}/attachment");
    ApiOperation create = operation(api, "POST /api/orders");
    assertThat(create.secured()).isTrue();
    assertThat(operation(api, "GET /public/ping").secured()).isFalse();
    Schema payment = create.json().orElseThrow().property("payment").orElseThrow();
    assertThat(payment.branches()).hasSize(2);
    assertThat(payment.branches().getFirst().properties().keySet())
        .containsExactly("kind", "number");
    assertThat(payment.branches().getFirst().required()).containsExactly("number", "kind");
    assertThat(operation(api, "GET /api/orders").parameters().getFirst().schema().types())
        .containsExactly("object");
  }

  @Test
  void reads_what_fastapi_writes() {
    Api api = api("fastapi.json");
    ApiOperation read = operation(api, "GET /items/{item_id}");
    assertThat(read.parameters())
        .extracting(parameter -> parameter.site().in())
        .containsExactly(
            Site.In.PATH, Site.In.QUERY, Site.In.QUERY, Site.In.HEADER, Site.In.COOKIE);
    assertThat(read.parameters().getFirst().schema().exclusiveMinimum()).contains(BigDecimal.ZERO);
    assertThat(read.parameters().get(1).schema().nullable()).isTrue();
    assertThat(read.parameters().get(2).explode()).isTrue();
    assertThat(operation(api, "POST /items/").examples().get("application/json")).hasSize(1);
    assertThat(operation(api, "POST /token").bodies())
        .containsOnlyKeys("application/x-www-form-urlencoded");
    assertThat(operation(api, "GET /users/me").secured()).isTrue();
  }

  @Test
  void reads_what_nestjs_writes() {
    Api api = api("nestjs.json");
    assertThat(api.basePath()).isEmpty();
    Schema cat = operation(api, "POST /api/cats").json().orElseThrow();
    assertThat(cat.property("age").orElseThrow().exclusiveMinimum()).contains(BigDecimal.ZERO);
    assertThat(cat.property("breed").orElseThrow().nullable()).isTrue();
    assertThat(cat.property("owner").orElseThrow().nullable()).isTrue();
    Schema page = operation(api, "GET /api/cats").answer(200).orElseThrow().json().orElseThrow();
    assertThat(page.properties().keySet()).containsExactly("total", "results");
  }

  @Test
  void reads_what_swashbuckle_writes() {
    Api api = api("swashbuckle.json");
    ApiOperation create = operation(api, "POST /Products");
    assertThat(create.bodies().keySet())
        .containsExactly("application/json", "text/json", "application/*+json");
    Schema product = create.json().orElseThrow();
    assertThat(product.closed()).isTrue();
    assertThat(product.properties().keySet()).doesNotContain("id");
    assertThat(product.property("kind").orElseThrow().enumeration()).hasSize(3);
    assertThat(create.answer(409)).isPresent();
    assertThat(create.answer(503)).isEmpty();
  }

  @Test
  void reads_what_go_swagger_writes() {
    Api api = api("go-swagger.yaml");
    assertThat(api.basePath()).isEqualTo("/v1");
    ApiOperation find = operation(api, "GET /lots");
    assertThat(find.secured()).isFalse();
    assertThat(find.parameters())
        .extracting(Parameter::name)
        .containsExactlyInAnyOrder("limit", "near", "kind");
    Parameter near =
        find.parameters().stream()
            .filter(each -> each.name().equals("near"))
            .findFirst()
            .orElseThrow();
    assertThat(near.style()).isEqualTo("pipeDelimited");
    assertThat(find.answer(200).orElseThrow().json().orElseThrow().items().orElseThrow().required())
        .containsExactly("name", "id");
    assertThat(find.answer(500).orElseThrow().json().orElseThrow().required())
        .containsExactly("message");
    ApiOperation add = operation(api, "POST /lots");
    assertThat(add.secured()).isTrue();
    assertThat(add.bodyRequired()).isTrue();
    assertThat(add.json().orElseThrow().required()).containsExactly("name");
    assertThat(add.json().orElseThrow().property("name").orElseThrow().nullable()).isTrue();
    ApiOperation picture = operation(api, "POST /lots/{id}/picture");
    Schema parts = Objects.requireNonNull(picture.bodies().get("multipart/form-data"));
    assertThat(parts.property("picture").orElseThrow().format()).isEqualTo("binary");
    assertThat(parts.required()).containsExactly("picture");
  }

  @Test
  void reads_what_drf_spectacular_writes() {
    Api api = api("drf-spectacular.yaml");
    ApiOperation create = operation(api, "POST /api/books/");
    assertThat(create.bodies()).hasSize(3);
    assertThat(create.secured()).isTrue();
    assertThat(operation(api, "GET /api/books/").secured()).isFalse();
    Schema book = create.json().orElseThrow();
    assertThat(book.property("genre").orElseThrow().nullable()).isTrue();
    assertThat(book.accepts(SchemaTest.json("{\"title\":\"a\",\"price\":\"1.20\",\"genre\":null}")))
        .isTrue();
    assertThat(
            book.accepts(
                SchemaTest.json("{\"title\":\"a\",\"price\":\"1.20\",\"genre\":\"song\"}")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "springdoc.json",
        "fastapi.json",
        "nestjs.json",
        "swashbuckle.json",
        "go-swagger.yaml",
        "drf-spectacular.yaml"
      })
  void finds_nothing_wrong_and_reads_the_same_from_the_fact(String file) {
    Description description = Description.read(Descriptions.text(file));
    assertThat(description.problems()).isEmpty();
    Api api = Api.of(description.document(), description.basePath());
    Described fact = api.described(file, description.version(), List.of());
    assertThat(ids(Api.of(fact))).isEqualTo(ids(api));
    assertThat(Api.of(fact).document()).isEqualTo(api.document());
  }

  private static ApiOperation operation(Api api, String id) {
    return api.operation(id).orElseThrow();
  }

  private static List<String> ids(Api api) {
    return api.operations().stream().map(ApiOperation::id).toList();
  }

  private static Api api(String file) {
    return Api.read(Descriptions.text(file));
  }
}
