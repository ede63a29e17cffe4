package dev.prodproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Report;
import dev.prodproof.core.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
  private static final Path SCHEMA = Path.of("..", "docs", "report.schema.json");

  @ParameterizedTest
  @MethodSource("samples")
  void writes_what_the_published_schema_describes(Report report) throws IOException {
    assertThat(schema().validate(Json.render(report), InputFormat.JSON)).isEmpty();
  }

  @Test
  void the_published_schema_refuses_a_verdict_that_does_not_exist() throws IOException {
    String json = Json.render(Samples.rich()).replace("\"inconclusive\"", "\"probably\"");
    assertThat(schema().validate(json, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void the_published_schema_knows_each_word_for_what_came_of_a_second_try() throws IOException {
    JsonNode published = new JsonMapper().readTree(Files.readString(SCHEMA)).findValue("confirmed").get("enum");
    assertThat(published)
        .extracting(JsonNode::asString)
        .containsExactlyInAnyOrderElementsOf(Stream.of(Confirmed.values()).map(Confirmed::word).toList());
  }

  @Test
  void reads_back_what_it_wrote(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("report.json");
    Json.write(Samples.rich(), file);
    assertThat(Json.read(file)).isEqualTo(Samples.rich());
  }

  @Test
  void keeps_the_order_of_the_fields() {
    String json = Json.render(Samples.rich());
    assertThat(json).startsWith("{\n  \"format\" : \"prodproof.report/1\",\n  \"verdict\"");
    assertThat(json.indexOf("\"checks\"")).isLessThan(json.indexOf("\"evidence\""));
  }

  @Test
  void is_valid_text_whatever_the_service_said() {
    assertThat(Json.render(Samples.hostile()))
        .contains("\uFFFD")
        .doesNotContain("\u001b", "\u0000");
    assertThat(Json.parse(Json.render(Samples.hostile()), "it").checks()).hasSize(1);
  }

  @Test
  void passes_over_fields_of_a_newer_version() {
    String json = Json.render(Samples.rich()).replaceFirst("\\{", "{ \"novelty\" : {\"a\": [1]},");
    assertThat(Json.parse(json, "it")).isEqualTo(Samples.rich());
  }

  @Test
  void reads_lists_that_an_older_version_lacked_as_empty() {
    String json =
        Json.render(Samples.empty())
            .replaceFirst("\"evidence\" : \\[ \\],\\s+\"notes\" : \\[ \\]", "\"x\":0");
    assertThat(Json.parse(json, "it")).isEqualTo(Samples.empty());
  }

  @Test
  void says_so_where_there_is_none(@TempDir Path dir) {
    assertThatThrownBy(() -> Json.read(dir.resolve("report.json")))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("there is no report at");
  }

  @Test
  void refuses_foreign_json_with_a_sentence() {
    for (String foreign :
        new String[] {"{}", "[]", "1", "null", "\"x\"", "{\"format\":\"sarif\"}"}) {
      assertThatThrownBy(() -> Json.parse(foreign, "it"))
          .isInstanceOf(Unusable.class)
          .hasMessageStartingWith("it is JSON, but not a report");
    }
  }

  @Test
  void refuses_a_report_without_a_target() {
    String json = Json.render(Samples.empty()).replace("\"target\"", "\"goal\"");
    assertThatThrownBy(() -> Json.parse(json, "it"))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("target");
  }

  @Test
  void refuses_a_verdict_that_it_does_not_know() {
    String json = Json.render(Samples.rich()).replace("\"inconclusive\"", "\"probably\"");
    assertThatThrownBy(() -> Json.parse(json, "it"))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("`probably`");
  }

  @Test
  void a_torn_or_mangled_file_is_unusable_and_never_worse() {
    String whole = Json.render(Samples.rich());
    var random = new Random(7);
    for (int i = 0; i < 400; i++) {
      var text = new StringBuilder(whole);
      if (i % 2 == 0) {
        text.setLength(random.nextInt(whole.length() - 3));
      }
      for (int j = random.nextInt(4); j >= 0 && !text.isEmpty(); j--) {
        text.setCharAt(
            random.nextInt(text.length()), "{}[]\",:0\\x\u0000".charAt(random.nextInt(11)));
      }
      try {
        Json.parse(text.toString(), "it");
      } catch (Unusable expected) {
        assertThat(expected).hasMessageStartingWith("it ");
      }
    }
  }

  static Stream<Report> samples() {
    return Stream.of(
        Samples.rich(), Samples.good(), Samples.empty(), Samples.hostile(), Samples.huge(500, 10));
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
  }
}
