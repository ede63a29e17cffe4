package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.HttpFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Plays a comparison a second time where the first shows a change.
final class Comparing {
  interface Played {
    List<Comparison> once() throws InterruptedException;
  }

  private Comparing() {}

  /// Without what moves when nothing is done to such a thing.
  ///
  /// @param kind of what is read
  static List<HttpFact> twice(Kind kind, Scene scene, Played play) throws InterruptedException {
    List<HttpFact> told = twice(play);
    boolean suspect =
        told.stream().anyMatch(fact -> fact instanceof Comparison one && !one.changes().isEmpty());
    return suspect && !scene.over() ? ByItself.leftOut(told, kind, scene) : told;
  }

  static List<HttpFact> twice(Played play) throws InterruptedException {
    List<Comparison> first = play.once();
    if (first.stream().allMatch(comparison -> comparison.changes().isEmpty())) {
      return List.copyOf(first);
    }
    List<Comparison> second = play.once();
    var told = new ArrayList<HttpFact>();
    for (Comparison one : first) {
      Optional<Comparison> again =
          // The same operation may be looked at in more than one way.
          second.stream()
              .filter(other -> other.operation().equals(one.operation()))
              .max(Comparator.comparingInt(other -> other.changes().size()));
      if (one.changes().isEmpty()) {
        told.add(one);
      } else {
        again.map(other -> States.both(one, other)).ifPresent(told::add);
      }
    }
    return told;
  }
}
