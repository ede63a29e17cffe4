package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Sighting;

public final class DeletedIsGone implements Check<Sighting> {
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
    private long gone;
    private long unclear;

    @Override
    public void see(Sighting sighting) {
      if (!sighting.scenario().equals(Sighting.DELETED)) {
        return;
      }
      if (!sighting.conclusive()) {
        unclear++;
      } else if (sighting.present()) {
        findings.add(
            Severity.MAJOR,
            sighting.operation(),
            "what was deleted with success is still served " + Looked.by(sighting.by()) + " "
                + Looked.after(sighting.afterMillis()),
            "deleted is still served",
            sighting.exchanges());
      } else {
        gone++;
      }
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("deletions looked after", gone).and("unclear", unclear);
      if (findings.isEmpty() && gone == 0) {
        return new Verdict.Inconclusive(
            "nothing of our own could be deleted and looked for", exercised);
      }
      return Verdict.failIfAny(findings.list(), "what was deleted is no longer served", exercised);
    }
  }
}
