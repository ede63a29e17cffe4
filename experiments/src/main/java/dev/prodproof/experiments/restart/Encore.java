package dev.prodproof.experiments.restart;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.outage.Overheard;
import dev.prodproof.experiments.outage.Turn;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Confirms.Confirmation;
import dev.prodproof.lab.Lab;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Does the same to the process once more, as far as there is time. What one replay shows serves all findings of
/// its kind.
final class Encore {
  private static final int TRIES = 2;

  /// Of what is left, for bringing operations to a good answer first.
  private static final int EXPLORING = 25;

  private final Overheard lab;
  private final Map<String, List<Fact>> seen = new HashMap<>();
  private @Nullable Rounds rounds;

  Encore(Lab lab) {
    this.lab = Overheard.in(lab);
  }

  Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows)
      throws InterruptedException {
    String what = evidence.stream().map(Encore::fault).filter(one -> !one.isEmpty()).findFirst().orElse("");
    synchronized (Turn.TO_BREAK) {
      boolean tried = seen.containsKey(what);
      List<Fact> facts = seen.computeIfAbsent(what, _ -> new ArrayList<>());
      for (int i = 0; i < TRIES && !stillShows.test(facts) && again(what); i++) {
        tried = true;
        facts.addAll(lab.news());
      }
      if (stillShows.test(facts)) {
        return new Confirmation(citing(finding, facts, stillShows), Confirmed.REPRODUCIBLE);
      }
      return new Confirmation(finding, tried ? Confirmed.FLAKY : Confirmed.UNTRIED);
    }
  }

  /// @return whether it could be done
  private boolean again(String what) throws InterruptedException {
    try {
      Rounds known = rounds;
      if (known == null) {
        known = Restart.rounds(lab, Restart.NAME + " again", lab.left().multipliedBy(100 - EXPLORING).dividedBy(100));
        rounds = known;
        // Exploring isn't what was asked for.
        List<Fact> _ = lab.news();
      }
      return known.again(what);
    } catch (Unusable e) {
      // It didn't come back, which is what the facts say then.
      return !lab.heard().isEmpty();
    }
  }

  private static Finding citing(
      Finding finding, List<Fact> facts, Predicate<List<? extends Fact>> stillShows) {
    return facts.stream()
        .filter(fact -> stillShows.test(List.of(fact)))
        .findFirst()
        .map(fact -> finding.citing(((HttpFact) fact).about()))
        .orElse(finding);
  }

  private static String fault(Fact fact) {
    return fact instanceof Exchange exchange && exchange.purpose() instanceof Purpose.Faulted(String what)
        ? what
        : "";
  }
}
