package dev.prodproof.checks.failures;

import dev.prodproof.core.Check;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.DatabaseTrial;
import dev.prodproof.facts.DatabaseTrial.Kind;

/// A database that is slow, or says nothing any more, is given up on in time.
public final class DatabaseSlow implements Check<DatabaseTrial> {
  @Override
  public Class<DatabaseTrial> reads() {
    return DatabaseTrial.class;
  }

  @Override
  public Fold<DatabaseTrial> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<DatabaseTrial> {
    private final Waits waits = new Waits();
    private boolean met;

    @Override
    public void see(DatabaseTrial trial) {
      met |= trial.reached();
      if (trial.kind() == Kind.SLOW && trial.reached()) {
        var met = new Waits.Met(trial.upstream(), trial.fault(), trial.operation());
        waits.see(met, trial.outcome(), trial.promise());
      }
    }

    @Override
    public Verdict verdict() {
      return waits.verdict(
          "requests that met a slow database",
          "ways to be slow",
          Untried.because("a slow database", met, "none was seen to use one"));
    }
  }
}
