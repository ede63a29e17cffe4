package dev.prodproof.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Report.Accepted;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.core.Report.FindingResult;
import dev.prodproof.core.Report.Reproduce;
import dev.prodproof.lab.Terms.Suppressed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AcceptingTest {
  private static final String NOW = "2026-11-21T09:00:00Z";

  private static CheckResult failed(String id, String... findings) {
    List<FindingResult> all =
        List.of(findings).stream()
            .map(f -> new FindingResult(f, "major", "", "", "", "untried", new Reproduce(""), List.of()))
            .toList();
    return new CheckResult(
        id, "", "security", "major", List.of(), Grading.FAIL, "", Map.of(), all, "", "");
  }

  private static Suppressed suppressed(String check, @Nullable String finding, String reason, int day) {
    return new Suppressed(check, finding, reason, "web", LocalDate.of(2026, 11, day), "known");
  }

  private static String verdict(List<CheckResult> checks, Suppressed... suppressed) {
    List<Accepted> risks = new Accepting(List.of(suppressed), checks, NOW).risks();
    return Grading.overall(checks, Accepting.covered(risks));
  }

  @Test
  void passes_with_a_risk_that_is_accepted_until_today() {
    var checks = List.of(failed("security/banner", "f1"));
    assertThat(verdict(checks)).isEqualTo("not-production-grade");
    assertThat(verdict(checks, suppressed("security/banner", null, "accepted-risk", 21)))
        .isEqualTo("production-grade");
  }

  @Test
  void fails_with_a_risk_that_has_expired() {
    var checks = List.of(failed("security/banner", "f1"));
    var old = suppressed("security/banner", null, "accepted-risk", 20);
    assertThat(verdict(checks, old)).isEqualTo("not-production-grade");
    assertThat(new Accepting(List.of(old), checks, NOW).notes()).singleElement().asString().contains("expired");
  }

  @Test
  void fails_with_a_finding_that_nobody_accepted() {
    var checks = List.of(failed("security/banner", "f1", "f2"));
    assertThat(verdict(checks, suppressed("security/banner", "f1", "accepted-risk", 30)))
        .isEqualTo("not-production-grade");
  }

  @Test
  void fails_whatever_is_suppressed_for_another_reason() {
    var checks = List.of(failed("security/banner", "f1"));
    assertThat(verdict(checks, suppressed("security/banner", null, "false-alarm", 30)))
        .isEqualTo("not-production-grade");
  }

  @Test
  void says_which_check_the_standard_does_not_know() {
    var unknown = suppressed("security/baner", null, "accepted-risk", 30);
    var accepting = new Accepting(List.of(unknown), List.of(failed("security/banner", "f1")), NOW);
    assertThat(accepting.risks()).isEmpty();
    assertThat(accepting.notes()).singleElement().asString().contains("security/baner", "doesn't know");
  }

  @Test
  void keeps_what_is_covered_shown() {
    var checks = List.of(failed("security/banner", "f1"));
    var accepting =
        new Accepting(List.of(suppressed("security/banner", null, "accepted-risk", 30)), checks, NOW);
    assertThat(accepting.risks())
        .containsExactly(
            new Accepted("security/banner", "web", "2026-11-30", "known", false, List.of("f1")));
  }
}
