package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.facts.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Several rare values at once, all of them legal.
public final class RandomCases {
  private RandomCases() {}

  /// Empty where the request offers nothing to vary.
  public static Optional<Case> of(Draft plain, RandomGenerator chance) {
    List<Spot> spots = Spot.of(plain);
    Draft draft = plain;
    var changed = new ArrayList<String>();
    int changes = 1 + chance.nextInt(4);
    for (int i = 0; i < changes && !spots.isEmpty(); i++) {
      Spot spot = spots.get(chance.nextInt(spots.size()));
      Optional<Draft> next = changed(draft, spot, chance);
      if (next.isPresent() && WireForm.obeys(next.get())) {
        draft = next.get();
        changed.add(spot.site().toString());
      }
    }
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(Case.of(draft, new Purpose.Valid("random at " + String.join(", ", changed), false)));
  }

  private static Optional<Draft> changed(Draft draft, Spot spot, RandomGenerator chance) {
    if (!spot.required() && !spot.root() && chance.nextInt(4) == 0) {
      return Optional.of(draft.without(spot.site()));
    }
    List<Draft> choices = new ArrayList<>(BoundaryCases.at(draft, spot));
    choices.addAll(UnusualCases.at(draft, spot));
    return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(chance.nextInt(choices.size())));
  }
}
