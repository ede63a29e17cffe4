package dev.prodproof.experiments.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.prodproof.core.Unusable;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Descriptions come from strangers: whatever is in them, they are read or refused with a sentence.
class ForeignDescriptionsTest {
  private static final List<String> FILES =
      List.of(
          "springdoc.json",
          "fastapi.json",
          "nestjs.json",
          "swashbuckle.json",
          "go-swagger.yaml",
          "drf-spectacular.yaml");
  private static final List<String> SNIPPETS =
      List.of(
          "null",
          "[]",
          "{}",
          "\"\"",
          "0",
          "-1",
          "1e999",
          "true",
          "{\"$ref\":\"#\"}",
          "{\"$ref\":\"#/paths\"}",
          "[[]]",
          "\"{\"",
          "{\"type\":[]}",
          "{\"allOf\":[{\"$ref\":\"#/components/schemas/Order\"}]}",
          "&a [*a]",
          "*x",
          "!!int a",
          "? a",
          "\t",
          "\u0000",
          "'");

  @Test
  void never_fail_but_with_a_sentence() {
    var random = new Random(7);
    int read = 0;
    for (int round = 0; round < 800; round++) {
      String text = mutated(Descriptions.text(FILES.get(random.nextInt(FILES.size()))), random);
      try {
        exercise(Api.read(text));
        read++;
      } catch (Unusable e) {
        assertThat(e.getMessage()).isNotBlank();
      } catch (RuntimeException | StackOverflowError e) {
        fail("round " + round + ": " + text, e);
      }
    }
    assertThat(read).isGreaterThan(50);
  }

  /// Parts that are of another kind than they should be.
  @Test
  void are_read_with_any_part_replaced_by_another() {
    var random = new Random(11);
    for (int round = 0; round < 500; round++) {
      JsonNode tree =
          DescriptionText.tree(Descriptions.text(FILES.get(random.nextInt(FILES.size()))));
      replace(tree, random, 2 + random.nextInt(6));
      try {
        exercise(Api.read(tree.toString()));
      } catch (Unusable e) {
        assertThat(e.getMessage()).isNotBlank();
      } catch (RuntimeException | StackOverflowError e) {
        fail("round " + round + ": " + tree, e);
      }
    }
  }

  @Test
  void are_refused_when_they_are_something_else() {
    for (String text :
        List.of(
            "",
            "<html>",
            "[]",
            "7",
            "{}",
            "{\"swagger\":\"1.2\"}",
            "{\"openapi\":\"4.0.0\"}",
            "a: b",
            "- a",
            "{\"openapi\":{}}")) {
      assertThatThrownBy(() -> Api.read(text)).as(text).isInstanceOf(Unusable.class);
    }
    assertThatThrownBy(() -> Api.read("[".repeat(5_000))).isInstanceOf(Unusable.class);
    assertThatThrownBy(() -> Api.read("openapi: 3.0.0\nx: &a [*a]")).isInstanceOf(Unusable.class);
  }

  @Test
  void cannot_blow_up_through_aliases() {
    var bomb = new StringBuilder("openapi: 3.0.0\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
    }
    assertThatThrownBy(() -> Api.read(bomb.toString()))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("aliases");
  }

  @Test
  void of_a_thousand_operations_with_circles_are_read_and_walked() {
    Api api = Api.read(large(1_000));
    assertThat(api.operations()).hasSize(1_000);
    api.operations().forEach(operation -> walk(operation.json().orElseThrow(), 4));
    Schema last = api.operations().getLast().json().orElseThrow();
    assertThat(last.accepts(SchemaTest.json("{\"name\":\"a\",\"next\":{\"name\":\"b\"}}")))
        .isTrue();
    assertThat(last.accepts(SchemaTest.json("{\"name\":\"a\",\"next\":{\"name\":7}}"))).isFalse();
  }

  static String large(int operations) {
    var text =
        new StringBuilder(
            "{\"openapi\":\"3.0.1\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{");
    for (int i = 0; i < operations; i++) {
      text.append(i == 0 ? "" : ",")
          .append(
              """
              "/r%d/{id}":{"post":{"operationId":"o%d","parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}],
               "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/S%d"}}}},
               "responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/S%d"}}}}}}}
              """
                  .formatted(i, i, i, i));
    }
    text.append("},\"components\":{\"schemas\":{");
    for (int i = 0; i < operations; i++) {
      text.append(i == 0 ? "" : ",")
          .append(
              """
              "S%d":{"type":"object","required":["name"],"properties":{"name":{"type":"string","maxLength":%d},"next":{"$ref":"#/components/schemas/S%d"},
               "more":{"type":"array","items":{"$ref":"#/components/schemas/S%d"}},"note":{"type":"string","nullable":true}}}
              """
                  .formatted(i, 10 + i, (i + 1) % operations, (i * 7) % operations));
    }
    return text.append("}}}").toString();
  }

  private static void exercise(Api api) {
    for (ApiOperation operation : api.operations()) {
      operation.parameters().forEach(parameter -> walk(parameter.schema(), 2));
      operation.bodies().values().forEach(schema -> walk(schema, 3));
      operation
          .answers()
          .values()
          .forEach(answer -> answer.media().values().forEach(schema -> walk(schema, 3)));
      operation.links();
    }
    api.operations().stream()
        .limit(2)
        .flatMap(each -> each.json().stream())
        .forEach(schema -> schema.violations(SchemaTest.json("{\"name\":1}")));
    api.described("x", "y", List.of());
  }

  private static void walk(Schema schema, int depth) {
    schema.types();
    schema.nullable();
    schema.required();
    schema.examples();
    schema.enumeration();
    schema.minimum();
    schema.maxLength();
    schema.multipleOf();
    schema.closed();
    if (depth > 0) {
      schema.properties().values().forEach(property -> walk(property, depth - 1));
      schema.items().ifPresent(items -> walk(items, depth - 1));
      schema.additional().ifPresent(more -> walk(more, depth - 1));
      schema.branches().forEach(branch -> walk(branch, depth - 1));
    }
  }

  private static String mutated(String text, Random random) {
    int at = random.nextInt(text.length());
    int length = Math.min(text.length() - at, 1 + random.nextInt(20));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text.substring(at + length);
      case 2 ->
          text.substring(0, at)
              + SNIPPETS.get(random.nextInt(SNIPPETS.size()))
              + text.substring(at);
      case 3 -> text.substring(0, at) + (char) random.nextInt(0x3000) + text.substring(at + 1);
      default -> text.substring(0, at) + text.substring(random.nextInt(text.length()));
    };
  }

  private static void replace(JsonNode tree, Random random, int depth) {
    var entries = List.copyOf(tree.properties());
    if (entries.isEmpty()) {
      return;
    }
    var entry = entries.get(random.nextInt(entries.size()));
    if (depth == 0 || !entry.getValue().isContainer()) {
      String value = SNIPPETS.get(random.nextInt(14));
      entry.setValue(SchemaTest.json(value.equals("1e999") ? "99999999999999999999999" : value));
    } else {
      replace(
          entry.getValue().isArray() && !entry.getValue().isEmpty()
              ? entry.getValue().get(0)
              : entry.getValue(),
          random,
          depth - 1);
    }
  }
}
