package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.UpstreamTrial;
import dev.prodproof.facts.UpstreamTrial.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a dependency refuses or breaks becomes an answer of the service's own.
public final class UpstreamStatus implements Check<UpstreamTrial> {
  /// These may have a meaning that the service maps: nothing there, there already, elsewhere, a success with remarks.
  private static final Set<String> MEANINGFUL = Set.of("status 404", "status 409", "status 302", "status 299");

  /// A success without a body, which is enough for who only tells something.
  private static final String DONE = "status 204";

  private static final Set<Integer> CREDENTIALS = Set.of(401, 403);

  /// Whoever takes it on for later claims nothing yet.
  private static final int ACCEPTED = 202;

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
    private final Set<String> statuses = new HashSet<>();
    private final Set<String> operations = new HashSet<>();
    private long requests;
    private boolean met;

    @Override
    public void see(UpstreamTrial trial) {
      met |= trial.reached();
      if (trial.kind() != Kind.STATUS || !trial.reached()) {
        return;
      }
      requests++;
      statuses.add(trial.fault());
      operations.add(trial.operation());
      int answered = trial.outcome().status();
      if (trial.outcome().leaked()) {
        add(trial, Severity.CRITICAL, "its error text reaches the client", "its errors reach clients");
      }
      if (answered == 0) {
        add(trial, Severity.CRITICAL, "the client gets no answer", "no answer to " + trial.fault());
      } else if (madeUp(trial)) {
        add(
            trial,
            Severity.MAJOR,
            "the client is told " + answered + " as if nothing had happened",
            "success is claimed");
      } else if (CREDENTIALS.contains(answered) && trial.fault().equals("status " + answered)) {
        add(
            trial,
            Severity.MAJOR,
            "the refusal of the service's own credential is passed on as the client's",
            "its " + answered + " is passed on");
      }
    }

    private static boolean madeUp(UpstreamTrial trial) {
      return trial.outcome().succeeded()
          && trial.outcome().status() != ACCEPTED
          && !trial.promise().fallback()
          && !MEANINGFUL.contains(trial.fault())
          && !(trial.fault().equals(DONE) && onlyTells(trial));
    }

    private static boolean onlyTells(UpstreamTrial trial) {
      return !trial.calls().isEmpty() && trial.calls().stream().noneMatch(call -> call.method().equals("GET"));
    }

    private void add(UpstreamTrial trial, Severity severity, String how, String cause) {
      String what = "when %s answers with %s, %s".formatted(trial.upstream(), trial.fault(), how);
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
          Exercised.of("requests that met a refusing dependency", requests)
              .and("statuses", statuses.size())
              .and("operations", operations.size());
      if (requests == 0) {
        return new Verdict.Inconclusive(
            Untried.because("a dependency that refuses", met, "none was seen to call one"),
            exercised);
      }
      return Verdict.failIfAny(
          findings.list(), "each status became an answer of the service's own", exercised);
    }
  }
}
