package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.report.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demonstration as it is shown first, end to end, on a real PostgreSQL.
class ProofOfConceptIT {
  @TempDir Path folder = Path.of("");

  @Test
  void finds_the_proof_of_concept_wanting() {
    // The good service meets load in another run; none of these parts is about it.
    Tool.Ended ended =
        new Tool(folder)
            .run("demo", "poc", "--skip", "performance", "--budget", "100s", "--seed", "1", "--out", "run");
    assertThat(ended.exit()).as(ended.err()).isEqualTo(1);
    Report report = Json.read(folder.resolve("run/report.json"));
    assertThat(report.verdict()).isEqualTo("not-production-grade");
    assertThat(failed(report)).contains("failures/malformed-body", "security/banner", "security/headers");
    assertThat(folder.resolve("run/report.html")).isNotEmptyFile();
  }

  private static List<String> failed(Report report) {
    return report.checks().stream().filter(c -> c.verdict().equals("fail")).map(CheckResult::id).toList();
  }
}
