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

  private static final class Pass implements Fold<UpstreamTrial> {
    private final Findings findings = new Findings();
    private final Set<String> kinds = new HashSet<>();
    private final Set<String> operations = new HashSet<>();
    private long requests;

    @Override
    public void see(UpstreamTrial trial) {
      if (trial.kind() != Kind.GARBAGE || !trial.reached()) {
        return;
      }
      requests++;
      kinds.add(trial.fault());
      operations.add(trial.operation());
      int answered = trial.outcome().status();
      if (trial.outcome().leaked()) {
        add(trial, "it reaches the client", "its garbage reaches clients");
      }
      if (answered == 0) {
        add(trial, "the client gets no answer", "no answer to " + trial.fault());
      } else if (trial.outcome().succeeded() && !trial.promise().fallback()) {
        add(trial, "the client is told " + answered + " all the same", "garbage is believed");
      }
    }

    private void add(UpstreamTrial trial, String how, String cause) {
      String what =
          "when %s answers 200 with %s, %s".formatted(trial.upstream(), trial.fault(), how);
      findings.add(
          Severity.MAJOR,
          trial.operation(),
          what,
          trial.upstream() + ": " + cause,
          List.of(trial.outcome().exchange()));
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("requests that met garbage", requests)
              .and("kinds of garbage", kinds.size())
              .and("operations", operations.size());
      if (requests == 0) {
        return new Verdict.Inconclusive(
            "no request of ours met a dependency that talks garbage: none was seen to call one",
            exercised);
      }
      return Verdict.failIfAny(findings.list(), "no garbage was believed", exercised);
    }
  }
}
