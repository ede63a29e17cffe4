package dev.prodproof.experiments.growth;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.outage.Overheard;
import dev.prodproof.experiments.outage.Turn;
import dev.prodproof.facts.GrowthFact;
import dev.prodproof.facts.ReadAtSize;
import dev.prodproof.lab.Confirms.Confirmation;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes all those things once more. What that shows serves all findings.
final class Encore {
  /// Fewer things would be made in less.
  private static final Duration LEAST = Duration.ofSeconds(10);

  private final Overheard lab;
  private final List<GrowthFact> seen = new ArrayList<>();

  Encore(Lab lab) {
    this.lab = Overheard.in(lab);
  }

  Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows)
      throws InterruptedException {
    synchronized (Turn.TO_BREAK) {
      if (seen.isEmpty() && !again()) {
        return new Confirmation(finding, Confirmed.UNTRIED);
      }
      List<GrowthFact> facts = List.copyOf(seen);
      if (stillShows.test(facts)) {
        return new Confirmation(finding, Confirmed.REPRODUCIBLE);
      }
      // Chance, perhaps: next time it is played afresh.
      seen.clear();
      return new Confirmation(
          finding, most(facts) < most(evidence) ? Confirmed.UNTRIED : Confirmed.FLAKY);
    }
  }

  /// @return whether it could be done
  private boolean again() throws InterruptedException {
    if (lab.left().compareTo(LEAST) < 0) {
      return false;
    }
    try {
      var _ = new Growth().run(lab);
    } catch (Unusable e) {
      lab.progress("it couldn't be made to grow once more: " + e.getMessage());
    }
    lab.news().stream()
        .filter(GrowthFact.class::isInstance)
        .map(GrowthFact.class::cast)
        .forEach(seen::add);
    return !seen.isEmpty();
  }

  /// Fewer of them show less.
  private static long most(List<? extends Fact> facts) {
    return facts.stream()
        .filter(ReadAtSize.class::isInstance)
        .mapToLong(fact -> ((ReadAtSize) fact).size().made())
        .max()
        .orElse(0);
  }
}
