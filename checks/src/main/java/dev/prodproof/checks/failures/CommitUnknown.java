package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.CommitTrial;
import dev.prodproof.facts.CommitTrial.Cut;
import java.util.HashSet;
import java.util.Set;

/// A commit whose outcome the service can't know is neither claimed nor carried out twice.
public final class CommitUnknown implements Check<CommitTrial> {
  /// Carried out later, if at all: no promise that it is stored.
  private static final int ACCEPTED = 202;

  @Override
  public Class<CommitTrial> reads() {
    return CommitTrial.class;
  }

  @Override
  public Fold<CommitTrial> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<CommitTrial> {
    private final Findings findings = new Findings();
    private final Set<String> operations = new HashSet<>();
    private long withheld;
    private long unacknowledged;
    private long retries;

    @Override
    public void see(CommitTrial trial) {
      if (trial.usual() == 0) {
        return;
      }
      operations.add(trial.operation());
      withheld += trial.cut() == Cut.COMMIT ? 1 : 0;
      unacknowledged += trial.cut() == Cut.ACKNOWLEDGEMENT ? 1 : 0;
      retries += trial.retry().exchange() > 0 ? 1 : 0;
      boolean claimed = trial.outcome().succeeded() && trial.outcome().status() != ACCEPTED;
      if (claimed && trial.stored() == 0) {
        String how = "the client is told %d, and nothing is stored".formatted(trial.outcome().status());
        add(trial, Severity.MAJOR, how, "what was acknowledged is lost");
      } else if (trial.stored() >= 2 * trial.usual()) {
        String how =
            "the service tries again by itself, and %d rows are stored instead of %d"
                .formatted(trial.stored(), trial.usual());
        add(trial, Severity.MAJOR, how, "one request takes effect twice");
      } else if (trial.cut() == Cut.ACKNOWLEDGEMENT) {
        again(trial);
      }
    }

    private void again(CommitTrial trial) {
      CommitTrial.Retry retry = trial.retry();
      if (retry.stored() < trial.usual() || trial.stored() < trial.usual()) {
        return;
      }
      if (retry.keyed()) {
        add(
            trial,
            Severity.MAJOR,
            "the client's second try under the same key is stored once more",
            "a key doesn't keep an effect from doubling");
      } else if (retry.exchange() > 0 && !idempotent(trial.operation())) {
        add(
            trial,
            Severity.INFO,
            "the client's second try is stored once more; an idempotency key would tell them apart",
            "a second try doubles the effect");
      }
    }

    /// By RFC 9110 §9.2.2 such a second try asks for nothing more: the rows are those of a log of changes, as a rule.
    private static boolean idempotent(String operation) {
      return operation.startsWith("PUT ") || operation.startsWith("DELETE ");
    }

    private void add(CommitTrial trial, Severity severity, String how, String cause) {
      String what =
          "with %s in the state \"%s\": %s".formatted(trial.upstream(), trial.fault(), how);
      findings.add(
          severity, trial.operation(), what, trial.upstream() + ": " + cause, trial.about());
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("commits withheld", withheld)
              .and("acknowledgements withheld", unacknowledged)
              .and("second tries", retries)
              .and("operations", operations.size());
      if (operations.isEmpty()) {
        return new Verdict.Inconclusive(
            "no commit of a request of ours was cut off: none was seen to store rows", exercised);
      }
      return Verdict.failIfAny(
          findings.list(), "nothing acknowledged was lost, and nothing was doubled", exercised);
    }
  }
}
