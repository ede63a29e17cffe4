package dev.prodproof.checks.failures;

import dev.prodproof.checks.Alike;
import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.DatabaseTrial;
import dev.prodproof.facts.UpstreamFact;
import dev.prodproof.facts.UpstreamTrial;
import dev.prodproof.facts.UpstreamTrial.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A fault of what the service depends on is told as such: not as the client's, nor as the service's own.
public final class ErrorRouting implements Check<UpstreamFact> {
  /// These may have a meaning that the service maps to one of its own.
  private static final Set<String> MEANINGFUL =
      Set.of(
          "status 204",
          "status 299",
          "status 302",
          "status 400",
          "status 404",
          "status 409",
          "status 418",
          "status 429");

  /// A body that says "none" in its way, which may well be the client's affair.
  private static final Set<String> NOTHING = Set.of("`null`", "a list", "an unknown object", "an empty body");

  /// Serialisation failure and deadlock.
  private static final Set<String> COLLISIONS = Set.of("SQLSTATE 40001", "SQLSTATE 40P01");

  /// Whoever opens another connection goes on as if nothing was.
  private static final String RESET_IN_QUIET = "idle connection reset";

  private static final int CONFLICT = 409;

  @Override
  public Class<UpstreamFact> reads() {
    return UpstreamFact.class;
  }

  @Override
  public Fold<UpstreamFact> judge() {
    return new Pass();
  }

  /// @param sayingWhen it carries a `Retry-After`
  private record Met(
      String dependency,
      String fault,
      String operation,
      int status,
      boolean sayingWhen,
      long exchange) {
    static Met of(DatabaseTrial trial) {
      return new Met(
          trial.upstream(),
          trial.fault(),
          trial.operation(),
          trial.outcome().status(),
          trial.outcome().sayingWhen(),
          trial.outcome().exchange());
    }

    static Met of(UpstreamTrial trial) {
      return new Met(
          trial.upstream(),
          trial.fault(),
          trial.operation(),
          trial.outcome().status(),
          trial.outcome().sayingWhen(),
          trial.outcome().exchange());
    }
  }

  private static final class Pass implements Fold<UpstreamFact> {
    private final Findings findings = new Findings();

    /// The status that a finding tells of, by its place and cause.
    private final Map<String, Integer> statuses = new HashMap<>();
    private final Set<String> faults = new HashSet<>();
    private long answers;

    @Override
    public void see(UpstreamFact fact) {
      if (fact instanceof UpstreamTrial trial
          && trial.kind() != Kind.QUIET
          && trial.reached()
          && !MEANINGFUL.contains(trial.fault())
          && !saysNone(trial)) {
        judge(Met.of(trial));
      } else if (fact instanceof DatabaseTrial trial && trial.reached() && !conflict(trial) && !answered(trial)) {
        judge(Met.of(trial));
      }
    }

    private static boolean saysNone(UpstreamTrial trial) {
      int status = trial.outcome().status();
      return NOTHING.contains(trial.fault()) && status >= 400 && status < 500;
    }

    /// Somebody else changed the same thing at the same time, which a client may well be told.
    private static boolean conflict(DatabaseTrial trial) {
      return trial.outcome().status() == CONFLICT && COLLISIONS.contains(trial.fault());
    }

    /// The database did answer, late or over another connection: a refusal may be meant.
    private static boolean answered(DatabaseTrial trial) {
      int status = trial.outcome().status();
      boolean through = trial.fault().endsWith(" late") || trial.fault().equals(RESET_IN_QUIET);
      return through && status >= 400 && status < 500;
    }

    private void judge(Met met) {
      if (met.status() < 400) {
        return;
      }
      answers++;
      faults.add(met.dependency() + " " + met.fault());
      if (met.status() < 500) {
        add(met, Severity.MAJOR, "the client is told that it made a mistake", "told as the client's");
      } else if (met.status() == 500) {
        add(met, Severity.MINOR, "502, 503 or 504 would say whose fault it is", "told as 500");
      } else if (met.status() == 503 && !met.sayingWhen()) {
        add(met, Severity.INFO, "a Retry-After would say when to come again", "no Retry-After");
      }
    }

    private void add(Met met, Severity severity, String how, String cause) {
      String what =
          "with %s in the state \"%s\" the answer is %d: %s"
              .formatted(met.dependency(), met.fault(), met.status(), how);
      String told = "a fault of " + met.dependency() + ": " + cause;
      statuses.putIfAbsent(met.operation() + " " + told, met.status());
      findings.add(severity, met.operation(), what, told, List.of(met.exchange()));
    }

    /// What translates a dependency's faults is one for all operations that need it, as a rule.
    private List<Finding> told() {
      return Alike.told(
          findings.list().stream()
              .map(one -> new Alike.Seen(one.cause().signature() + " " + status(one), one))
              .toList());
    }

    private int status(Finding finding) {
      return statuses.getOrDefault(finding.where() + " " + finding.cause().signature(), 0);
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("errors told after a dependency's fault", answers)
              .and("faults", faults.size());
      if (answers == 0) {
        return new Verdict.Inconclusive(
            "no request of ours met a broken dependency and was answered with an error", exercised);
      }
      return Verdict.failIfAny(
          told(), "each fault was told as a dependency's", exercised);
    }
  }
}
