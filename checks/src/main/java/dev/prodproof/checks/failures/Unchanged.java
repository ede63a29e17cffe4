package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Comparison.Change;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Nothing differs between two readings, apart from what moves by itself.
final class Unchanged implements Fold<Comparison> {
  private final Severity severity;
  private final Map<String, String> sayings;
  private final String otherwise;
  private final Findings findings = new Findings();
  private long same;
  private long unclear;

  /// @param sayings the scenarios to look at, each with what it means when something differs
  Unchanged(Severity severity, Map<String, String> sayings, String otherwise) {
    this.severity = severity;
    this.sayings = sayings;
    this.otherwise = otherwise;
  }

  @Override
  public void see(Comparison comparison) {
    String saying = sayings.get(comparison.scenario());
    if (saying == null) {
      return;
    }
    List<Change> changes =
        comparison.changes().stream()
            .filter(change -> !moves(change.pointer(), comparison.moving()))
            .toList();
    if (!comparison.conclusive()) {
      unclear++;
    } else if (changes.isEmpty()) {
      same++;
    } else {
      finding(comparison, saying, changes);
    }
  }

  /// It moves by itself, or stands within what does.
  private static boolean moves(String pointer, List<String> moving) {
    return moving.stream().anyMatch(m -> pointer.equals(m) || pointer.startsWith(m + "/"));
  }

  private void finding(Comparison comparison, String saying, List<Change> changes) {
    String pointers =
        changes.stream()
            .map(Change::pointer)
            .distinct()
            .sorted()
            .limit(3)
            .collect(Collectors.joining(", "));
    Change first = changes.getFirst();
    String what =
        saying
            + " "
            + (pointers.isEmpty() ? "the answer" : pointers)
            + (first.before().equals(first.after())
                ? " (" + first.before() + ")"
                : " (from " + first.before() + " to " + first.after() + ")");
    findings.add(
        severity,
        comparison.operation(),
        what,
        saying + " what can be read",
        comparison.exchanges());
  }

  @Override
  public Verdict verdict() {
    var exercised = Exercised.of("comparisons", same).and("unclear", unclear);
    if (findings.isEmpty() && same == 0) {
      return new Verdict.Inconclusive("no state could be read before and after", exercised);
    }
    return Verdict.failIfAny(told(), otherwise, exercised);
  }

  /// HEAD is answered by what answers GET, as a rule (RFC 9110, 9.3.2): that is told once.
  private List<Finding> told() {
    List<Finding> all = findings.list();
    Set<String> places = all.stream().map(Finding::where).collect(Collectors.toSet());
    return all.stream()
        .filter(one -> !places.contains(one.where().replaceFirst("^HEAD ", "GET "))
            || !one.where().startsWith("HEAD "))
        .toList();
  }
}
