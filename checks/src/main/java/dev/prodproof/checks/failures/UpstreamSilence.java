package dev.prodproof.checks.failures;

import dev.prodproof.core.Check;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.UpstreamTrial;
import dev.prodproof.facts.UpstreamTrial.Kind;

/// A dependency that says nothing, or never comes to an end, is given up on in time.
public final class UpstreamSilence implements Check<UpstreamTrial> {
  @Override
  public Class<UpstreamTrial> reads() {
    return UpstreamTrial.class;
  }

  @Override
  public Fold<UpstreamTrial> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<UpstreamTrial> {
    private final Waits waits = new Waits();
    private boolean met;

    @Override
    public void see(UpstreamTrial trial) {
      met |= trial.reached();
      if (trial.kind() == Kind.SILENCE && trial.reached()) {
        var met = new Waits.Met(trial.upstream(), trial.fault(), trial.operation());
        waits.see(met, trial.outcome(), trial.promise());
      }
    }

    @Override
    public Verdict verdict() {
      return waits.verdict(
          "requests that met a silent dependency",
          "ways of silence",
          Untried.because("a silent dependency", met, "none was seen to call one"));
    }
  }
}
