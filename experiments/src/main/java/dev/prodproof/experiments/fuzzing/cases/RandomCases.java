package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.facts.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/// Several rare values at once, all of them legal.
public final class RandomCases {
  private static final int TRIES = 4;

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
      if (next.isPresent()) {
        draft = next.get();
        changed.add(spot.site().toString());
      }
    }
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(Case.of(draft, new Purpose.Valid("random at " + String.join(", ", changed), false)));
  }

  /// Drawn first and looked at then: to look at all there is takes longer than to send the request.
  private static Optional<Draft> changed(Draft draft, Spot spot, RandomGenerator chance) {
    if (!spot.required() && !spot.root() && chance.nextInt(4) == 0) {
      return Optional.of(draft.without(spot.site())).filter(one -> WireForm.obeys(one, spot.site()));
    }
    List<JsonNode> choices = new ArrayList<>(BoundaryCases.at(spot));
    choices.addAll(UnusualCases.at(spot));
    for (int i = 0; i < TRIES && !choices.isEmpty(); i++) {
      Draft one = draft.with(spot.site(), choices.get(chance.nextInt(choices.size())));
      if (WireForm.obeys(one, spot.site())) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
