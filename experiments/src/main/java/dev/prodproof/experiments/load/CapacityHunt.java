package dev.prodproof.experiments.load;

import dev.prodproof.facts.CapacityMeasured;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.rules.Bracket;
import dev.prodproof.facts.rules.Sustained;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Looks for the rate that the target can't keep up with, by rule V2.
final class CapacityHunt {
  /// Of what a crowd gets through: what is surely served.
  static final double BELOW = 0.7;

  private static final double MOST = 20_000;

  /// Steps of which nothing can be told, one after the other: we can't send so much here.
  private static final int BLIND = 2;

  /// There is time for so many. A rough search needs fewer: doubling, halving, and a few between.
  private static final int STEPS = 12;

  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Ground ground;
  private final boolean rough;
  private final Duration length;
  private final List<LoadStep> steps = new ArrayList<>();
  private Bracket.Search search;

  private CapacityHunt(Ground ground, Duration until) throws InterruptedException {
    this.ground = ground;
    double first = Math.max(1, BELOW * ground.crowd(until));
    Duration each = ground.lab().left().minus(until).dividedBy(STEPS);
    this.length = Load.between(SHORTEST, each, LONGEST);
    this.rough = length.compareTo(LONGEST) < 0;
    this.search = new Bracket.Search(first, rough ? 1.15 : 1.05, rough ? 1 : 3, MOST);
  }

  /// Near what a crowd gets through without thinking, so that few steps are needed.
  ///
  /// @param until no more than this is left
  static List<LoadStep> in(Ground ground, Duration until) throws InterruptedException {
    var hunt = new CapacityHunt(ground, until);
    Bracket bracket = hunt.search(until);
    double high = Double.isInfinite(bracket.high()) ? 0 : bracket.high();
    ground
        .lab()
        .record(new CapacityMeasured(bracket.low(), high, bracket.because(), hunt.steps.size()));
    return hunt.steps;
  }

  private Bracket search(Duration until) throws InterruptedException {
    Bracket bracket = Bracket.of(steps, ground.objective());
    OptionalDouble next = bracket.next(search);
    int most = rough ? STEPS : 40;
    int blind = 0;
    while (next.isPresent() && steps.size() < most && enough(until)) {
      double rate = next.getAsDouble();
      ground.lab().progress("looking for the capacity: %.0f/s".formatted(rate));
      LoadStep step = ground.open(Phase.CAPACITY, rate, 0, length);
      steps.add(step);
      blind = Sustained.of(step, ground.objective()).open() ? blind + 1 : 0;
      bracket = Bracket.of(steps, ground.objective());
      if (blind >= BLIND) {
        if (!Double.isInfinite(bracket.high())) {
          return bracket;
        }
        blind = 0;
        search = lower(bracket, rate);
      }
      next = bracket.next(search);
    }
    return bracket;
  }

  /// Where we can't send so much, something between it and what was served is tried. Where nothing
  /// was served yet, it isn't the rate: the same is tried again.
  private Bracket.Search lower(Bracket bracket, double rate) {
    double less = bracket.low() > 0 ? Math.sqrt(bracket.low() * rate) : search.most();
    return new Bracket.Search(search.first(), search.ratio(), search.runs(), less);
  }

  private boolean enough(Duration until) {
    return ground.lab().left().minus(until).compareTo(length.plus(ground.deadline())) > 0;
  }
}
