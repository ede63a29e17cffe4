package dev.prodproof.engine;

import dev.prodproof.core.Report.Accepted;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.core.Report.FindingResult;
import dev.prodproof.lab.Terms.Suppressed;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the owners suppressed, held against what was found.
///
/// A finding stays shown and its check stays failed, whatever is suppressed. Only a risk that somebody
/// accepted, with a day that isn't over, no longer keeps the whole from being production-grade.
final class Accepting {
  private final List<Suppressed> suppressed;
  private final List<CheckResult> checks;
  private final LocalDate today;

  /// @param startedAt of the run, RFC 3339: to judge it again on another day changes nothing
  Accepting(@Nullable List<Suppressed> suppressed, List<CheckResult> checks, String startedAt) {
    this.suppressed = suppressed == null ? List.of() : suppressed;
    this.checks = checks;
    this.today = LocalDate.parse(startedAt.substring(0, 10));
  }

  /// Those that cover something.
  List<Accepted> risks() {
    return suppressed.stream()
        .filter(one -> one.reason().equals(Suppressed.ACCEPTED_RISK))
        .map(this::risk)
        .filter(risk -> !risk.findings().isEmpty())
        .toList();
  }

  /// Ids of findings that no longer stand in the way.
  static Set<String> covered(List<Accepted> risks) {
    return risks.stream()
        .filter(risk -> !risk.expired())
        .flatMap(risk -> risk.findings().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// What a reader should know of them.
  List<String> notes() {
    return suppressed.stream().map(this::note).filter(note -> !note.isEmpty()).toList();
  }

  private Accepted risk(Suppressed one) {
    List<String> findings =
        checks.stream()
            .filter(check -> check.id().equals(one.check()) && check.verdict().equals(Grading.FAIL))
            .flatMap(check -> check.findings().stream())
            .map(FindingResult::id)
            .filter(id -> one.finding() == null || Objects.equals(id, one.finding()))
            .toList();
    boolean expired = one.until().isBefore(today);
    return new Accepted(
        one.check(), one.owner(), one.until().toString(), one.because(), expired, findings);
  }

  private String note(Suppressed one) {
    if (checks.stream().noneMatch(check -> check.id().equals(one.check()))) {
      return "the recipe suppresses " + one.check() + ", which the standard doesn't know";
    }
    Accepted risk = risk(one);
    if (risk.findings().isEmpty()) {
      return "";
    }
    String until = one.owner() + ", until " + one.until() + ": " + one.because();
    if (!one.reason().equals(Suppressed.ACCEPTED_RISK)) {
      return one.check() + " is suppressed as " + one.reason() + ", which changes no verdict (" + until + ")";
    }
    return risk.expired()
        ? "the accepted risk " + one.check() + " has expired, and counts again (" + until + ")"
        : "accepted risk: " + one.check() + " (" + until + ")";
  }
}
