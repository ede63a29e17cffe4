package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.UpstreamTrial;
import dev.prodproof.facts.UpstreamTrial.Call;
import dev.prodproof.facts.UpstreamTrial.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A call that fails is repeated a few times at most, and only where that is safe.
public final class RetryDiscipline implements Check<UpstreamTrial> {
  /// A fourth outlives the patience of common load balancers.
  private static final long FEW = 3;

  private static final long MANY = 5;

  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

  @Override
  public Class<UpstreamTrial> reads() {
    return UpstreamTrial.class;
  }

  @Override
  public Fold<UpstreamTrial> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<UpstreamTrial> {
    private final Findings findings = new Findings();
    private final Set<String> faults = new HashSet<>();
    private long requests;
    private long calls;

    @Override
    public void see(UpstreamTrial trial) {
      boolean failing = trial.kind() == Kind.SILENCE || trial.kind() == Kind.STATUS;
      if (!failing || trial.calls().isEmpty()) {
        return;
      }
      requests++;
      calls += trial.calls().size();
      faults.add(trial.fault());
      long attempts = trial.calls().size() - trial.fanOut() + 1L;
      if (attempts > FEW) {
        add(
            trial,
            attempts > MANY ? Severity.MAJOR : Severity.MINOR,
            "one request of a client makes %d calls, %d in quiet"
                .formatted(trial.calls().size(), trial.fanOut()),
            "too many attempts");
      }
      if (repeatsWithoutKey(trial)) {
        add(
            trial,
            Severity.MAJOR,
            "a call that isn't idempotent is sent again without an Idempotency-Key",
            "sent again without a key");
      }
    }

    /// The same bytes again; not where such a request calls several times in quiet, too.
    private static boolean repeatsWithoutKey(UpstreamTrial trial) {
      Map<String, Integer> same = new HashMap<>();
      for (Call call : trial.calls()) {
        if (!call.keyed() && !IDEMPOTENT.contains(call.method())) {
          same.merge(call.digest(), 1, Integer::sum);
        }
      }
      return same.values().stream().anyMatch(count -> count > Math.max(1, trial.fanOut()));
    }

    private void add(UpstreamTrial trial, Severity severity, String how, String cause) {
      String what =
          "with %s in the state \"%s\": %s".formatted(trial.upstream(), trial.fault(), how);
      findings.add(
          severity,
          trial.operation(),
          what,
          trial.upstream() + ": " + cause,
          List.of(trial.outcome().exchange()));
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("requests that met a failing dependency", requests)
              .and("calls that they made", calls)
              .and("ways to fail", faults.size());
      if (requests == 0) {
        return new Verdict.Inconclusive(
            "no call to a failing dependency was seen, so none could be repeated", exercised);
      }
      return Verdict.failIfAny(
          findings.list(), "no call was repeated too often or without a key", exercised);
    }
  }
}
