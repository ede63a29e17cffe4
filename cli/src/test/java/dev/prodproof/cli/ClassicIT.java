package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ten classic faults of REST services in a small library, all at once, and its correct twin.
class ClassicIT {
  private static final Specimen CLASSIC = Specimen.named("classic");

  @TempDir Path folder = Path.of("");

  @Test
  void finds_ten_of_the_ten_classic_faults() throws IOException {
    Report report = CLASSIC.prove(folder, "all", List.of("--budget", "90s"));
    List<Planted> planted = Planted.in(CLASSIC);
    assertThat(planted).hasSize(10);
    assertThat(planted.stream().filter(defect -> !found(defect, report)).map(Planted::name))
        .as(told(report))
        .isEmpty();
    assertThat(Matrix.row(CLASSIC, Planted.all(planted), report).undeclared()).as(told(report)).isEmpty();
  }

  @Test
  void finds_nothing_in_the_correct_twin() throws IOException {
    Report report = CLASSIC.prove(folder, Specimen.NONE, List.of("--budget", "90s"));
    assertThat(failed(report)).as(told(report)).isEmpty();
    assertThat(report.checks())
        .filteredOn(check -> check.verdict().equals("pass"))
        .extracting(CheckResult::id)
        .containsAll(Planted.all(Planted.in(CLASSIC)).expected());
  }

  /// By the check that is expected, at an operation that has the fault.
  private static boolean found(Planted defect, Report report) {
    return failed(report)
        .filter(check -> defect.expected().contains(check.id()))
        .flatMap(check -> check.findings().stream())
        .map(finding -> finding.where() + ": " + finding.what())
        .anyMatch(told -> defect.words().stream().allMatch(told::contains) && at(defect, told));
  }

  private static boolean at(Planted defect, String told) {
    return defect.operations().stream().anyMatch(told::contains);
  }

  private static Stream<CheckResult> failed(Report report) {
    return report.checks().stream().filter(check -> check.verdict().equals("fail"));
  }

  private static String told(Report report) {
    return failed(report)
        .flatMap(check -> check.findings().stream().map(f -> check.id() + " " + f.where() + " " + f.what()))
        .toList()
        .toString();
  }
}
