package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Content;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A thing of ours is read before and after GET, HEAD and OPTIONS on what belongs to it.
final class SafeMethodsAreSafe implements Scenario {
  @Override
  public boolean tells(HttpFact fact) {
    return fact instanceof Comparison comparison && comparison.scenario().equals(Comparison.SAFE_METHOD);
  }

  @Override
  public List<HttpFact> play(ApiOperation operation, Scene scene) throws InterruptedException {
    Optional<Kind> kind = Kind.of(operation, scene.api()).filter(of -> of.onItem("GET").isPresent());
    return operation.form() || !reads(operation, scene) || kind.isEmpty() ? List.of() : Comparing.twice(() -> once(operation, kind.get(), scene));
  }

  /// A GET that is declared, or one that nobody thought of on a path that changes things.
  private static boolean reads(ApiOperation operation, Scene scene) {
    boolean declared =
        scene.api().operations().stream()
            .anyMatch(one -> one.path().equals(operation.path()) && one.method().equals("GET"));
    return operation.method().equals("GET") || (operation.method().equals("POST") && !declared);
  }

  private static List<Comparison> once(ApiOperation operation, Kind kind, Scene scene) throws InterruptedException {
    var play = new Play(scene, Comparison.SAFE_METHOD);
    Optional<Own> own = play.create(kind);
    Optional<Draft> draft = own.flatMap(one -> play.draft(operation, one));
    if (draft.isEmpty()) {
      return List.of();
    }
    Optional<Reading> first = play.read(own.get(), Role.READ);
    Optional<Reading> second = play.read(own.get(), Role.CONTROL);
    if (first.isEmpty() || second.isEmpty() || !States.comparable(first.get(), second.get())) {
      return List.of();
    }
    States states = States.of(first.get(), second.get());
    var told = new ArrayList<Comparison>();
    for (String method : List.of("GET", "HEAD", "OPTIONS")) {
      var one = new Case(draft.get().with(new Content.Nothing()), method, play.step(Role.PROBE));
      if (scene.permits(one)) {
        Exchange done = scene.send(one, own.get().identity());
        String id = method.equals(operation.method()) ? operation.id() : method + " " + operation.path();
        Optional<Reading> now = play.read(own.get(), Role.READ_AGAIN);
        now.ifPresent(reading -> told.add(states.after(Comparison.SAFE_METHOD, id, done, reading)));
      }
    }
    play.remove(own.get());
    return told;
  }
}
