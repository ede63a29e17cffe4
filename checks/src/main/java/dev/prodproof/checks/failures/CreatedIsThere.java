package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Sighting;

public final class CreatedIsThere implements Check<Sighting> {
  @Override
  public Class<Sighting> reads() {
    return Sighting.class;
  }

  @Override
  public Fold<Sighting> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<Sighting> {
    private final Findings findings = new Findings();
    private long there;
    private long unclear;

    @Override
    public void see(Sighting sighting) {
      if (!sighting.scenario().equals(Sighting.CREATED)) {
        return;
      }
      if (!sighting.conclusive()) {
        unclear++;
      } else if (sighting.present()) {
        there++;
      } else {
        findings.add(
            Severity.MAJOR,
            sighting.operation(),
            "what was created with success can't be found " + Looked.by(sighting.by()) + " "
                + Looked.after(sighting.afterMillis()),
            "created isn't found " + Looked.by(sighting.by()),
            sighting.exchanges());
      }
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("creations found", there).and("unclear", unclear);
      if (findings.isEmpty() && there == 0) {
        return new Verdict.Inconclusive("nothing could be created and looked for", exercised);
      }
      return Verdict.failIfAny(findings.list(), "what was created is there", exercised);
    }
  }
}
