package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.report.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The good service, end to end, with all that is built: the part of the matrix that each build runs.
class ProductionIT {
  @TempDir Path folder = Path.of("");

  @Test
  void finds_nothing_of_weight_in_the_good_service() throws IOException {
    Tool.Ended ended = new Tool(folder).run("demo", "production", "--seed", "1", "--out", "run");
    Report report = Json.read(folder.resolve("run/report.json"));
    assertThat(failed(report)).as(what(report)).isEmpty();
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(report.checks())
        .filteredOn(check -> check.verdict().equals("pass"))
        .extracting(CheckResult::id)
        .contains("failures/no-server-error", "failures/invalid-input-refused", "failures/malformed-body");
    assertThat(Matrix.planted(Specimen.named("booking"))).hasSizeGreaterThan(24 + 15);
  }

  private static List<String> failed(Report report) {
    return report.checks().stream().filter(c -> c.verdict().equals("fail")).map(CheckResult::id).toList();
  }

  private static String what(Report report) {
    Map<String, List<String>> what =
        report.checks().stream()
            .filter(check -> check.verdict().equals("fail"))
            .collect(Collectors.toMap(CheckResult::id, c -> c.findings().stream().map(f -> f.where() + " " + f.what()).toList()));
    return what.toString();
  }
}
