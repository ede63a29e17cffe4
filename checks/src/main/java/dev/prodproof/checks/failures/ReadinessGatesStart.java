package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Counted;
import dev.prodproof.facts.FullDisk;
import dev.prodproof.facts.MovedClock;
import dev.prodproof.facts.Opening;
import dev.prodproof.facts.Replacement;
import dev.prodproof.facts.Replacement.How;
import dev.prodproof.facts.RestartFact;
import dev.prodproof.facts.Restarted;
import dev.prodproof.facts.UnderWay;
import dev.prodproof.facts.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class ReadinessGatesStart implements Check<RestartFact> {
  /// From the first good answer to the first ready: a readiness that is asked every ten seconds is slow, too.
  private static final long SOON_MILLIS = 20_000;

  @Override
  public Class<RestartFact> reads() {
    return RestartFact.class;
  }

  @Override
  public Fold<RestartFact> judge() {
    return new Pass();
  }

  private static final String WHILE_TAKING_OVER = "while one instance took over from another";

  private static final class Pass implements Fold<RestartFact> {
    private final List<Opening> early = new ArrayList<>();
    private final List<Opening> late = new ArrayList<>();
    private final Casualties casualties = new Casualties();
    private Optional<String> impossible = Optional.empty();
    private long starts;
    private long replacements;

    @Override
    public void see(RestartFact fact) {
      switch (fact) {
        case Opening opening -> opening(opening);
        case Replacement replacement -> replacement(replacement);
        case Restarted _, UnderWay _, Write _, Counted _, FullDisk _, MovedClock _ -> {}
      }
    }

    private void opening(Opening opening) {
      if (!opening.served() || opening.pairs() == 0) {
        return;
      }
      starts++;
      if (opening.early() > 0) {
        early.add(opening);
      } else if (opening.readyAfter() - opening.servedAfter() > SOON_MILLIS) {
        late.add(opening);
      }
    }

    private void replacement(Replacement replacement) {
      if (replacement.kind() != Replacement.Kind.SAME) {
        return;
      }
      if (replacement.done()) {
        replacements++;
        casualties.see(replacement);
      } else {
        impossible = Optional.of(replacement.impossible());
      }
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("starts watched", starts)
              .and("too early", early.size())
              .and("replacements", replacements)
              .and("requests meanwhile", casualties.requests())
              .and("passed on by the balancer", casualties.passedOn())
              .and("lost", casualties.lost());
      var findings = new Findings();
      addEarly(findings);
      addLate(findings);
      casualties.addTo(findings, WHILE_TAKING_OVER, early.isEmpty() ? Set.of() : Set.of(How.FAILED, How.ACCEPTED_AND_RESET));
      if (findings.list().stream().anyMatch(one -> one.severity() != Severity.INFO)) {
        return new Verdict.Fail(findings.list(), exercised);
      }
      if (starts == 0) {
        return new Verdict.Inconclusive(
            "no start could be watched: it takes `service.ready` in the recipe and a reading that answers",
            exercised);
      }
      if (replacements == 0) {
        String why = impossible.orElse("there was no time for it");
        return new Verdict.Inconclusive("two instances weren't replaced under traffic: " + why, exercised);
      }
      return Verdict.failIfAny(
          findings.list(),
          "%d starts said ready when they could serve and not before; %d requests survived the replacement of two instances"
              .formatted(starts, casualties.requests()),
          exercised);
    }

    private void addEarly(Findings findings) {
      if (!early.isEmpty()) {
        Opening first = early.getFirst();
        findings.add(
            Severity.MAJOR,
            "readiness",
            "it says ready %d ms after its start, and what is asked then fails until %d ms (%d of %d starts)%s"
                .formatted(first.readyAfter(), first.servedAfter(), early.size(), starts, meanwhile()),
            "ready before it can serve",
            first.exchanges());
      }
    }

    /// Who is sent to an instance that isn't ready fails there.
    private String meanwhile() {
      String failed = casualties.consequence(How.FAILED);
      return failed.isEmpty() ? "" : failed + " " + WHILE_TAKING_OVER;
    }

    private void addLate(Findings findings) {
      if (!late.isEmpty()) {
        Opening first = late.getFirst();
        findings.add(
            Severity.MINOR,
            "readiness",
            "it serves %d ms after its start, but says ready only after %d ms"
                .formatted(first.servedAfter(), first.readyAfter()),
            "ready long after it can serve",
            first.exchanges());
      }
    }
  }
}
