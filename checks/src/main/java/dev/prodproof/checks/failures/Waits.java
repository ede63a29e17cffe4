package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.UpstreamTrial.Outcome;
import dev.prodproof.facts.UpstreamTrial.Promise;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How long clients waited for answers while one dependency was slow or silent.
final class Waits {
  private final Findings findings = new Findings();
  private final Set<String> faults = new HashSet<>();
  private final Set<String> operations = new HashSet<>();
  private long requests;

  /// @param operation that met the fault
  record Met(String dependency, String fault, String operation) {}

  void see(Met met, Outcome outcome, Promise promise) {
    requests++;
    faults.add(met.fault());
    operations.add(met.operation());
    Patience.lost(outcome, promise.deadlineMillis()).ifPresent(lost -> add(met, outcome, lost));
  }

  private void add(Met met, Outcome outcome, Patience.Lost lost) {
    String what =
        "with %s in the state \"%s\": %s, %s"
            .formatted(
                met.dependency(),
                met.fault(),
                Patience.answer(outcome.status(), outcome.micros() / 1000),
                lost.how());
    var cause = new Cause(met.dependency() + " is waited for too long: " + met.fault());
    List<Long> evidence = List.of(outcome.exchange());
    // One client of it serves many operations: its patience is told once.
    String where = "dependency " + met.dependency();
    findings.add(met.operation(), new Finding(lost.severity(), where, what, cause, evidence));
  }

  /// @param requestsThat for the counts: what they met
  /// @param waysTo for the counts: what a fault is one of
  /// @param untried where no request met any
  Verdict verdict(String requestsThat, String waysTo, String untried) {
    var exercised =
        Exercised.of(requestsThat, requests)
            .and(waysTo, faults.size())
            .and("operations", operations.size());
    return requests == 0
        ? new Verdict.Inconclusive(untried, exercised)
        : Verdict.failIfAny(findings.list(), "each client was answered in time", exercised);
  }
}
