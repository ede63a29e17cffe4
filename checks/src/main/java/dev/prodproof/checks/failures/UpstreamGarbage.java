package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.UpstreamTrial;
import dev.prodproof.facts.UpstreamTrial.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A success of a dependency whose body makes no sense isn't taken for one.
public final class UpstreamGarbage implements Check<UpstreamTrial> {
  @Override
  public Class<UpstreamTrial> reads() {
    return UpstreamTrial.class;
  }

  @Override
  public Fold<UpstreamTrial> judge() {
    return new Pass();
  }

  /// Whoever takes it on for later claims nothing yet.
  private static final int ACCEPTED = 202;

  private static final class Pass implements Fold<UpstreamTrial> {
    private final Findings findings = new Findings();

    /// Believed by who only told it something: its status may be all that matters.
    private final List<UpstreamTrial> unread = new ArrayList<>();

    /// Operations that a failure of the dependency makes fail.
    private final Set<String> mindful = new HashSet<>();

    private final Set<String> kinds = new HashSet<>();
    private final Set<String> operations = new HashSet<>();
    private long requests;
    private boolean met;

    @Override
    public void see(UpstreamTrial trial) {
      met |= trial.reached();
      if (trial.kind() == Kind.STATUS && trial.reached() && trial.outcome().status() >= 400) {
        mindful.add(trial.operation());
      }
      if (trial.kind() != Kind.GARBAGE || !trial.reached()) {
        return;
      }
      requests++;
      kinds.add(trial.fault());
      operations.add(trial.operation());
      int answered = trial.outcome().status();
      if (trial.outcome().leaked()) {
        findings.add(finding(trial, "it reaches the client", "its garbage reaches clients"));
      }
      if (answered == 0) {
        findings.add(finding(trial, "the client gets no answer", "no answer to " + trial.fault()));
      } else if (trial.outcome().succeeded() && answered != ACCEPTED && !trial.promise().fallback()) {
        believed(trial);
      }
    }

    private void believed(UpstreamTrial trial) {
      boolean asks = trial.calls().isEmpty() || trial.calls().stream().anyMatch(call -> call.method().equals("GET"));
      if (asks || trial.outcome().leaked()) {
        findings.add(believing(trial, ""));
      } else {
        unread.add(trial);
      }
    }

    private static Finding believing(UpstreamTrial trial, String why) {
      return finding(
          trial, "the client is told " + trial.outcome().status() + " all the same" + why, "garbage is believed");
    }

    private static Finding finding(UpstreamTrial trial, String how, String cause) {
      String what =
          "when %s answers 200 with %s, %s".formatted(trial.upstream(), trial.fault(), how);
      var of = new Cause(trial.upstream() + ": " + cause);
      return new Finding(
          Severity.MAJOR, trial.operation(), what, of, List.of(trial.outcome().exchange()));
    }

    /// Who heeds the status may need no more of the answer.
    private List<Finding> all() {
      var all = new Findings();
      findings.list().forEach(all::add);
      for (UpstreamTrial trial : unread) {
        all.add(
            mindful.contains(trial.operation())
                ? believing(trial, ", for only its status is looked at").atMost(Severity.MINOR)
                : believing(trial, ""));
      }
      return all.list();
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("requests that met garbage", requests)
              .and("kinds of garbage", kinds.size())
              .and("operations", operations.size());
      if (requests == 0) {
        return new Verdict.Inconclusive(
            Untried.because("a dependency that talks garbage", met, "none was seen to call one"),
            exercised);
      }
      return Verdict.failIfAny(all(), "no garbage was believed", exercised);
    }
  }
}
