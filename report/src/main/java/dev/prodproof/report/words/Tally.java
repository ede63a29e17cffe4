package dev.prodproof.report.words;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the views count and rank, in one place, so that they can't disagree.
public record Tally(Report report) {
  private static final List<String> SEVERITIES = List.of("critical", "major", "minor", "info");
  private static final String READINESS = "readiness";

  /// A finding beside the check that it belongs to.
  ///
  /// @param rank how many findings of the same check come before it
  public record Cited(CheckResult check, Report.FindingResult finding, int rank) {
    boolean flaky() {
      return finding.confirmed().equals(Confirmed.FLAKY.word());
    }

    /// What isn't seen each time comes after all minor findings that are.
    int gravity() {
      int told = Tally.gravity(finding.severity());
      return flaky() ? Math.max(told, Tally.gravity("minor")) : told;
    }
  }

  /// Checks that weren't decided for the same reason.
  public record Reason(String because, List<CheckResult> checks) {}

  public List<CheckResult> checks(String verdict) {
    return report.checks().stream().filter(check -> check.verdict().equals(verdict)).toList();
  }

  public long count(String verdict) {
    return report.checks().stream().filter(check -> check.verdict().equals(verdict)).count();
  }

  /// Findings of failed checks with this severity, readiness apart: it never decides. What wasn't seen
  /// each time isn't counted.
  public long standing(String severity) {
    return worst().stream()
        .filter(cited -> cited.check().verdict().equals("fail"))
        .filter(cited -> !cited.check().chapter().equals(READINESS))
        .filter(cited -> cited.finding().severity().equals(severity))
        .filter(cited -> !cited.flaky())
        .count();
  }

  /// Worst first. Each check's first finding comes before any check's second, so that a talkative
  /// check can't hide a quiet one.
  public List<Cited> worst() {
    var all = new ArrayList<Cited>();
    for (var check : report.checks()) {
      int rank = 0;
      for (var finding : check.findings()) {
        all.add(new Cited(check, finding, rank++));
      }
    }
    all.sort(
        Comparator.comparingInt(Cited::gravity)
            .thenComparing(Cited::flaky)
            .thenComparingInt(cited -> gravity(cited.finding().severity()))
            .thenComparing(cited -> !cited.check().verdict().equals("fail"))
            .thenComparingInt(Cited::rank));
    return all;
  }

  /// 0 is the gravest; a word that isn't a severity comes last.
  public static int gravity(String severity) {
    int place = SEVERITIES.indexOf(severity);
    return place < 0 ? SEVERITIES.size() : place;
  }

  /// Reasons with the most checks first.
  public List<Reason> reasons(String verdict) {
    Map<String, List<CheckResult>> grouped = new LinkedHashMap<>();
    for (var check : checks(verdict)) {
      grouped.computeIfAbsent(check.because(), _ -> new ArrayList<>()).add(check);
    }
    return grouped.entrySet().stream()
        .map(entry -> new Reason(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt((Reason reason) -> -reason.checks().size()))
        .toList();
  }
}
