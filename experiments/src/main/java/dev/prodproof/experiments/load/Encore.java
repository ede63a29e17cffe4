package dev.prodproof.experiments.load;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.outage.Overheard;
import dev.prodproof.experiments.outage.Turn;
import dev.prodproof.facts.LoadFact;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Offered;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.rules.Validity;
import dev.prodproof.lab.Confirms.Confirmation;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Puts the same load on it again, step by step, until it shows what it showed. One at a time: load
/// is everybody's. What one step shows serves all findings that stand on its like.
final class Encore {
  /// Of what is left, in percent, for bringing operations to a good answer first.
  private static final int EXPLORING = 15;

  private static final Duration WARM = Duration.ofSeconds(2);

  /// A step that took longer is played again for no less than this: what `quick` judges by.
  private static final Duration LEAST = Duration.ofSeconds(4);

  private final Overheard lab;
  private final String experiment;
  private final Map<Footing.Kind, List<LoadFact>> seen = new HashMap<>();
  private @Nullable Mixture mixture;
  private boolean shortened;

  Encore(Lab lab, String experiment) {
    this.lab = Overheard.in(lab);
    this.experiment = experiment;
  }

  Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows)
      throws InterruptedException {
    Optional<Footing> footing = Footing.of(evidence, stillShows);
    if (footing.isEmpty()) {
      return new Confirmation(finding, Confirmed.UNTRIED);
    }
    synchronized (Turn.TO_BREAK) {
      List<LoadFact> facts = seen.computeIfAbsent(footing.get().kind(), _ -> new ArrayList<>());
      boolean all = stillShows.test(facts) || again(footing.get(), facts, stillShows);
      if (stillShows.test(facts)) {
        return new Confirmation(finding, Confirmed.REPRODUCIBLE);
      }
      // What takes long to build up may not show in less: that refutes nothing.
      boolean tells = all && !shortened && facts.stream().allMatch(this::tells);
      // Chance, perhaps: next time it is played afresh.
      facts.clear();
      return new Confirmation(finding, tells ? Confirmed.FLAKY : Confirmed.UNTRIED);
    }
  }

  /// Where we fell behind or others worked, too, nothing was tried.
  private boolean tells(LoadFact fact) {
    return !(fact instanceof LoadStep step)
        || (!Validity.crowded(step)
            && Validity.flaw(step, Objectives.of(lab.recipe()).p99()).isEmpty());
  }

  /// @return whether there was time for all of it
  private boolean again(
      Footing footing, List<LoadFact> facts, Predicate<List<? extends Fact>> stillShows)
      throws InterruptedException {
    if (lab.left().compareTo(least(footing.steps().getFirst())) < 0) {
      return false;
    }
    shortened = false;
    try (var ground = new Ground(lab, mixture(), Objectives.of(lab.recipe()), experiment)) {
      ground.warmUp(footing.gentlest(), WARM);
      int open = footing.steps().size();
      for (LoadStep step : footing.steps()) {
        if (stillShows.test(facts)) {
          break;
        }
        if (lab.left().compareTo(least(step).plus(ground.deadline())) < 0) {
          return false;
        }
        Duration length = shared(step, lab.left().dividedBy(open--).minus(ground.deadline()));
        shortened |= length.compareTo(length(step)) < 0;
        lab.progress("once more: " + Ground.word(step.offered()));
        play(ground, step, length, facts);
      }
      ground.leaveWell();
      return true;
    } catch (Unusable e) {
      lab.progress("load couldn't be put on it once more: " + e.getMessage());
      return false;
    }
  }

  private void play(Ground ground, LoadStep step, Duration length, List<LoadFact> facts)
      throws InterruptedException {
    Offered offered = step.offered();
    if (offered.phase() == Phase.USERS) {
      var _ = lab.record(ground.users(offered.users(), Load.THINK, length));
    } else if (offered.phase() == Phase.RECOVERY) {
      LoadStep before = last(facts);
      lab.record(Overload.recovery(ground, before, offered.capacity()));
    } else {
      var _ = ground.open(offered.phase(), offered.rate(), offered.capacity(), length);
    }
    lab.news().stream()
        .filter(LoadFact.class::isInstance)
        .map(LoadFact.class::cast)
        .forEach(facts::add);
  }

  private static LoadStep last(List<LoadFact> facts) {
    return facts.stream()
        .filter(LoadStep.class::isInstance)
        .map(LoadStep.class::cast)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private Mixture mixture() throws InterruptedException {
    Mixture known = mixture;
    if (known == null) {
      known = Mixture.of(lab, experiment, Load.share(lab.left(), 100 - EXPLORING));
      mixture = known;
    }
    return known;
  }

  /// As long as it was, or as its share of the time allows.
  private static Duration shared(LoadStep step, Duration share) {
    Duration least = least(step);
    Duration length = length(step);
    if (share.compareTo(least) < 0) {
      return least;
    }
    return share.compareTo(length) < 0 ? share : length;
  }

  private static Duration least(LoadStep step) {
    Duration length = length(step);
    return length.compareTo(LEAST) < 0 ? length : LEAST;
  }

  private static Duration length(LoadStep step) {
    return Duration.ofNanos((long) (step.seconds() * 1e9));
  }
}
