package dev.prodproof.engine;

import dev.prodproof.core.Report.Chapter;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.core.Report.FindingResult;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Standard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From single verdicts to the chapters and the one overall.
final class Grading {
  static final String PASS = "pass";
  static final String FAIL = "fail";
  static final String NOT_APPLICABLE = "not-applicable";
  static final String INCONCLUSIVE = "inconclusive";
  static final String NOT_DEMONSTRATED = "not-demonstrated";

  private Grading() {}

  /// @param accepted ids of findings that don't stand in the way
  static String overall(List<CheckResult> checks, Set<String> accepted) {
    List<CheckResult> deciding =
        checks.stream()
            .filter(check -> !check.chapter().equals(Standard.READINESS))
            .map(check -> without(check, accepted))
            .toList();
    if (deciding.stream().anyMatch(check -> worst(check).filter(Grading::stands).isPresent())) {
      return "not-production-grade";
    }
    boolean shown =
        deciding.stream().filter(check -> stands(Severity.of(check.severity()))).allMatch(Grading::settled);
    return shown ? "production-grade" : "not-demonstrated";
  }

  /// For the overall verdict alone.
  private static CheckResult without(CheckResult check, Set<String> accepted) {
    List<FindingResult> left =
        check.findings().stream().filter(finding -> !accepted.contains(finding.id())).toList();
    return new CheckResult(
        check.id(),
        check.title(),
        check.chapter(),
        check.severity(),
        check.statements(),
        check.verdict(),
        check.because(),
        check.exercised(),
        left,
        check.why(),
        check.fix());
  }

  static List<Chapter> chapters(List<CheckResult> checks) {
    Map<String, List<CheckResult>> byChapter = new LinkedHashMap<>();
    checks.forEach(check -> byChapter.computeIfAbsent(check.chapter(), _ -> new ArrayList<>()).add(check));
    return byChapter.entrySet().stream()
        .map(chapter -> new Chapter(chapter.getKey(), letter(chapter.getValue()), score(chapter.getValue())))
        .toList();
  }

  private static String letter(List<CheckResult> checks) {
    Optional<Severity> worst =
        checks.stream().flatMap(check -> worst(check).stream()).max(Severity::compareTo);
    if (worst.isPresent() && worst.get() != Severity.INFO) {
      return switch (worst.get()) {
        case CRITICAL -> "F";
        case MAJOR -> "C";
        case MINOR, INFO -> "B";
      };
    }
    boolean shown =
        checks.stream().filter(check -> stands(Severity.of(check.severity()))).allMatch(Grading::settled);
    return shown && checks.stream().anyMatch(Grading::settled) ? "A" : "–";
  }

  /// Critical counts ten, major five, minor one; minor findings halve what a check earns. What was not
  /// demonstrated earns nothing and stays in the denominator.
  private static int score(List<CheckResult> checks) {
    double earned = 0;
    double possible = 0;
    for (CheckResult check : checks) {
      int weight =
          switch (Severity.of(check.severity())) {
            case CRITICAL -> 10;
            case MAJOR -> 5;
            case MINOR, INFO -> 1;
          };
      possible += weight;
      earned += settled(check) ? (check.verdict().equals(FAIL) ? weight / 2.0 : weight) : 0;
    }
    return possible == 0 ? 0 : (int) Math.floor(100 * earned / possible);
  }

  /// Passed, has only minor findings, or does not apply.
  private static boolean settled(CheckResult check) {
    return switch (check.verdict()) {
      case PASS, NOT_APPLICABLE -> true;
      case FAIL -> worst(check).filter(Grading::stands).isEmpty();
      default -> false;
    };
  }

  private static Optional<Severity> worst(CheckResult check) {
    return check.verdict().equals(FAIL)
        ? check.findings().stream().map(FindingResult::severity).map(Severity::of).max(Severity::compareTo)
        : Optional.empty();
  }

  private static boolean stands(Severity severity) {
    return severity.atLeast(Severity.MAJOR);
  }
}
