package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.BoundaryCases;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Things at the edges of what is allowed are made and then read: what could be written may break who reads it.
final class WrittenCanBeRead implements Scenario {
  private static final String NAME = "what was written can be read";
  private static final int MOST = 24;

  /// The exchanges themselves are what it shows.
  @Override
  public boolean tells(HttpFact fact) {
    return false;
  }

  @Override
  public List<HttpFact> play(ApiOperation operation, Scene scene) throws InterruptedException {
    Optional<Kind> kind = Kind.madeBy(operation, scene.api()).filter(of -> of.onItem("GET").isPresent());
    Optional<Case> plain = kind.isPresent() && scene.reached(operation) ? scene.plain(operation) : Optional.empty();
    if (plain.isEmpty()) {
      return List.of();
    }
    for (Case edge : edges(plain.get())) {
      if (scene.over()) {
        break;
      }
      var play = new Play(scene, NAME);
      Optional<Own> own = play.create(kind.get(), edge.draft(), edge.purpose());
      if (own.isPresent()) {
        Optional<Reading> _ = play.read(own.get(), Role.READ);
        play.remove(own.get());
      }
    }
    return List.of();
  }

  /// The short ones first: they fit everywhere.
  private static List<Case> edges(Case plain) {
    var edges = new ArrayList<Case>();
    var others = new ArrayList<Case>();
    for (Case edge : BoundaryCases.of(plain.draft())) {
      (edge.purpose().toString().contains("shortest") ? edges : others).add(edge);
    }
    edges.addAll(others);
    return edges.stream().limit(MOST).toList();
  }
}
