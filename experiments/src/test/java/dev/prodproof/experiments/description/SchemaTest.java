package dev.prodproof.experiments.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SchemaTest {
  @Test
  void puts_the_parts_of_all_of_together_and_keeps_the_narrower_bound() {
    Schema schema =
        request(
            """
            {allOf: [{$ref: '#/components/schemas/Base'},
                     {properties: {seats: {type: integer}}, required: [seats], minimum: 3}],
             minimum: 1}
            """);
    assertThat(schema.properties().keySet()).containsExactly("name", "seats");
    assertThat(schema.required()).containsExactly("name", "seats");
    assertThat(schema.minimum()).contains(new BigDecimal(3));
  }

  @Test
  void unfolds_a_schema_that_contains_itself_level_by_level() {
    Schema node = request("{$ref: '#/components/schemas/Tree'}");
    for (int depth = 0; depth < 50; depth++) {
      node = node.property("children").orElseThrow().items().orElseThrow();
    }
    assertThat(node.types()).containsExactly("object");
    assertThat(node.accepts(json("{\"children\":[{\"children\":[]}]}"))).isTrue();
    assertThat(node.accepts(json("{\"children\":[{\"children\":1}]}"))).isFalse();
  }

  @Test
  void survives_references_that_only_go_round() {
    Schema schema = request("{$ref: '#/components/schemas/Ping'}");
    assertThat(schema.types()).isEmpty();
    assertThat(schema.violations(json("1"))).isEmpty();
    assertThat(request("{$ref: '#/components/schemas/Self'}").properties()).isEmpty();
  }

  @Test
  void leaves_to_the_service_what_only_the_service_writes() {
    Schema schema = request("{$ref: '#/components/schemas/Kept'}");
    assertThat(schema.properties().keySet()).containsExactly("name");
    assertThat(schema.required()).containsExactly("name");
    assertThat(schema.accepts(json("{\"name\":\"a\"}"))).isTrue();
    Schema answer =
        api("{$ref: '#/components/schemas/Kept'}").answer(200).orElseThrow().json().orElseThrow();
    assertThat(answer.violations(json("{\"name\":\"a\"}")))
        .extracting(Schema.Violation::pointer, Schema.Violation::keyword)
        .containsExactly(tuple("/id", "required"));
  }

  @Test
  void reads_nullable_of_the_old_dialect_as_a_type() {
    Schema schema = request("{type: string, nullable: true, enum: [a, b]}");
    assertThat(schema.nullable()).isTrue();
    assertThat(schema.types()).containsExactly("string");
    assertThat(schema.accepts(json("null"))).isTrue();
    Schema reference = request("{nullable: true, allOf: [{$ref: '#/components/schemas/Base'}]}");
    assertThat(reference.nullable()).isTrue();
    assertThat(reference.accepts(json("null"))).isTrue();
  }

  @Test
  void reads_bounds_that_exclude_in_both_dialects() {
    Schema old =
        request(
            "{type: number, minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum:"
                + " false}");
    assertThat(old.exclusiveMinimum()).contains(BigDecimal.ZERO);
    assertThat(old.minimum()).isEmpty();
    assertThat(old.maximum()).contains(new BigDecimal(9));
    assertThat(request("{type: number, exclusiveMinimum: 0}").accepts(json("0"))).isFalse();
  }

  @Test
  void gives_each_branch_with_what_stands_around_it() {
    Schema schema =
        request(
            "{type: object, properties: {kind: {type: string}}, oneOf: [{required: [a]}, {required:"
                + " [b]}]}");
    assertThat(schema.branches()).hasSize(2);
    assertThat(schema.branches().getFirst().properties().keySet()).containsExactly("kind");
    assertThat(schema.branches().getFirst().required()).containsExactly("a");
  }

  @Test
  void names_the_place_and_the_rule_that_a_value_breaks() {
    Schema schema = request("{$ref: '#/components/schemas/Base'}");
    assertThat(schema.violations(json("{\"name\":\"\"}")))
        .extracting(Schema.Violation::pointer)
        .containsExactly("/name");
    assertThat(schema.violations(json("{\"name\":\"\"}")))
        .extracting(Schema.Violation::keyword)
        .containsExactly("minLength");
  }

  @Test
  void lets_everything_pass_where_the_schema_itself_is_broken() {
    for (String broken :
        List.of(
            "{pattern: '['}",
            "{type: 7}",
            "{type: nonsense}",
            "{properties: 3}",
            "{items: {$ref: 5}}")) {
      Schema schema = request(broken);
      assertThat(schema.types()).doesNotContainNull();
      schema.violations(json("\"a\""));
    }
  }

  private static Schema request(String schema) {
    return api(schema).json().orElseThrow();
  }

  private static ApiOperation api(String schema) {
    return Api.read(
            """
            openapi: 3.0.3
            info: {title: t, version: '1'}
            paths:
              /things:
                post:
                  requestBody: {content: {application/json: {schema: %s}}}
                  responses: {'200': {description: ok, content: {application/json: {schema: %s}}}}
            components:
              schemas:
                Base: {type: object, required: [name], properties: {name: {type: string, minLength: 1}}}
                Kept: {type: object, required: [id, name], properties: {id: {type: integer, readOnly: true}, name: {type: string}}}
                Tree: {type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
                Ping: {$ref: '#/components/schemas/Pong'}
                Pong: {$ref: '#/components/schemas/Ping'}
                Self: {allOf: [{$ref: '#/components/schemas/Self'}]}
            """
                .formatted(
                    schema.strip().replaceAll("\\s*\n\\s*", " "),
                    schema.strip().replaceAll("\\s*\n\\s*", " ")))
        .operations()
        .getFirst();
  }

  static JsonNode json(String text) {
    return DescriptionText.JSON.readTree(text);
  }
}
