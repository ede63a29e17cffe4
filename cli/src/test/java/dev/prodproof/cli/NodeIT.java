package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service on another stack, as it should be and with several parts that aren't. `bench/matrix --specimen
/// node` proves the others one by one.
class NodeIT {
  private static final Specimen NODE = Specimen.named("node");

  /// None of them hides another.
  private static final List<String> TOGETHER =
      List.of("powered-by", "created-with-200", "name-in-latin1", "bounds-ignored");

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void needs_node() {
    Optional<String> missing = NodeSpecimen.missing(NODE.folder());
    assumeTrue(missing.isEmpty(), missing::orElseThrow);
  }

  @Test
  void finds_nothing_in_the_service_as_it_should_be() throws IOException {
    Report report = NODE.prove(folder, Specimen.NONE, options());
    assertThat(failed(report)).as(told(report)).isEmpty();
    assertThat(report.checks())
        .filteredOn(check -> check.verdict().equals("pass"))
        .extracting(CheckResult::id)
        .as(told(report))
        .containsAll(expected());
  }

  @Test
  void finds_each_of_several_defects_at_once() throws IOException {
    Report report = NODE.prove(folder, String.join(",", TOGETHER), options());
    assertThat(failed(report)).as(told(report)).containsAll(expected());
  }

  private static List<String> options() throws IOException {
    return List.of("--budget", "60s", "--only", String.join(",", expected()));
  }

  private static List<String> expected() throws IOException {
    return Planted.in(NODE).stream()
        .filter(planted -> TOGETHER.contains(planted.name()))
        .flatMap(planted -> planted.expected().stream())
        .toList();
  }

  private static List<String> failed(Report report) {
    return report.checks().stream()
        .filter(check -> check.verdict().equals("fail"))
        .map(CheckResult::id)
        .toList();
  }

  private static String told(Report report) {
    return report.checks().stream()
        .filter(check -> !check.verdict().equals("not-demonstrated"))
        .map(check -> check.id() + " " + check.verdict() + " " + check.because() + " " + check.findings())
        .toList()
        .toString();
  }
}
