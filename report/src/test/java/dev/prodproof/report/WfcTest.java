package dev.prodproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class WfcTest {
  @Test
  void names_the_fault_category_of_each_finding_that_has_one() {
    JsonNode faults = Json.MAPPER.readTree(Wfc.render(Samples.rich())).get("faults");
    assertThat(faults.get("totalNumber").asInt()).isEqualTo(4);
    assertThat(faults.findValues("code").stream().map(JsonNode::asInt))
        .containsExactlyInAnyOrder(100, 100, 102, 206);
    assertThat(faults.at("/foundFaults/0/operationId").asString()).isEqualTo("POST:/bookings");
  }

  @Test
  void leaves_out_what_its_categories_do_not_name() {
    assertThat(Wfc.code("observability/structured-logs")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.prodproof.report.JsonTest#samples")
  void has_every_field_that_its_schema_requires(Report report) {
    JsonNode document = Json.MAPPER.readTree(Wfc.render(report));
    assertThat(document.propertyNames())
        .containsExactly(
            "schemaVersion",
            "toolName",
            "toolVersion",
            "creationTime",
            "faults",
            "problemDetails",
            "totalTests",
            "testFilePaths",
            "testCases");
    assertThat(document.at("/problemDetails/rest").propertyNames())
        .contains("totalHttpCalls", "endpointIds", "coveredHttpStatus");
    for (JsonNode fault : document.at("/faults/foundFaults")) {
      assertThat(fault.propertyNames()).contains("endpointId", "testCaseId", "faultCategories");
    }
  }
}
