package dev.prodproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.prodproof.core.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SarifTest {
  @ParameterizedTest
  @MethodSource("dev.prodproof.report.JsonTest#samples")
  void is_what_the_official_schema_describes(Report report) throws IOException {
    assertThat(schema().validate(Sarif.render(report), InputFormat.JSON)).isEmpty();
    assertThat(schema().validate(Sarif.forGitHub(report), InputFormat.JSON)).isEmpty();
  }

  @Test
  void shows_each_check_with_its_kind() {
    var kinds = kinds(Sarif.render(Samples.rich()));
    assertThat(kinds).contains("fail", "pass", "open", "notApplicable", "review").hasSize(13);
  }

  @Test
  void tells_github_only_what_fails() {
    assertThat(kinds(Sarif.forGitHub(Samples.rich()))).containsOnly("fail").hasSize(5);
  }

  @Test
  void each_result_has_a_place_a_rule_and_a_stable_fingerprint() {
    for (JsonNode result : results(Sarif.render(Samples.hostile()))) {
      JsonNode physical = result.at("/locations/0/physicalLocation");
      assertThat(physical.at("/artifactLocation/uri").asString()).matches("service/[!-~]+");
      assertThat(physical.at("/region/startLine").asInt()).isEqualTo(1);
      assertThat(result.at("/partialFingerprints/prodproof~1v1").asString()).isNotEmpty();
      assertThat(result.at("/ruleIndex").asInt()).isZero();
      assertThat(result.at("/message/text").asString()).doesNotContain("\u001b", "\u202E");
    }
  }

  @Test
  void stays_below_the_limits_of_code_hosts() {
    String sarif = Sarif.render(Samples.huge(26_000, 10));
    assertThat(results(sarif)).hasSize(25_000);
    assertThat(Sarif.render(Samples.huge(3, 1_000_000)).length()).isLessThan(20_000);
  }

  private static List<String> kinds(String sarif) {
    return results(sarif).valueStream().map(result -> result.get("kind").asString()).toList();
  }

  private static JsonNode results(String sarif) {
    return Json.MAPPER.readTree(sarif).at("/runs/0/results");
  }

  private static Schema schema() throws IOException {
    try (var in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(text, InputFormat.JSON);
    }
  }
}
