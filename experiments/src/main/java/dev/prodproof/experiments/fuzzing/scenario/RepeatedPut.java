package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.OtherValues;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose.Role;
import java.util.List;
import java.util.Optional;

/// The same PUT twice: the state after the second is the state after the first (RFC 9110 §9.2.2).
final class RepeatedPut implements Scenario {
  @Override
  public boolean tells(HttpFact fact) {
    return fact instanceof Comparison comparison && comparison.scenario().equals(Comparison.REPEATED_PUT);
  }

  @Override
  public List<HttpFact> play(ApiOperation operation, Scene scene) throws InterruptedException {
    Optional<Kind> kind = Kind.of(operation, scene.api());
    boolean fits = operation.method().equals("PUT") && !operation.form() && kind.isPresent();
    return fits ? Comparing.twice(kind.get(), scene, () -> once(operation, kind.get(), scene)) : List.of();
  }

  private static List<Comparison> once(ApiOperation operation, Kind kind, Scene scene) throws InterruptedException {
    var play = new Play(scene, Comparison.REPEATED_PUT);
    Optional<Own> own = play.create(kind);
    Optional<Draft> draft = own.flatMap(one -> play.draft(operation, one));
    if (own.isEmpty() || draft.isEmpty()) {
      return List.of();
    }
    String identity = own.get().identity();
    // Other values than a new thing has by default: what adds or toggles them shows only then.
    Draft other = OtherValues.of(draft.get(), scene.token());
    Optional<Exchange> put = play.send(other, Role.REPLACE, identity).filter(Exchange::succeeded);
    if (put.isEmpty()) {
      other = draft.get();
      put = play.send(other, Role.REPLACE, identity).filter(Exchange::succeeded);
    }
    Optional<Reading> first = put.isEmpty() ? Optional.empty() : play.read(own.get(), Role.READ);
    Optional<Reading> second = first.isEmpty() ? Optional.empty() : play.read(own.get(), Role.CONTROL);
    if (second.isEmpty() || !States.comparable(first.get(), second.get())) {
      return List.of();
    }
    Optional<Exchange> again = play.send(other, Role.REPEAT, identity);
    Optional<Reading> now = play.read(own.get(), Role.READ_AGAIN);
    play.remove(own.get());
    if (again.isEmpty() || now.isEmpty()) {
      return List.of();
    }
    States states = States.of(first.get(), second.get());
    Comparison seen = states.after(Comparison.REPEATED_PUT, operation.id(), again.get(), now.get());
    boolean accepted = again.get().succeeded();
    return List.of(
        new Comparison(
            seen.scenario(), seen.operation(), accepted ? seen.changes() : List.of(), seen.moving(), accepted && seen.conclusive(), seen.exchanges()));
  }
}
