package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.OtherValues;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Comparison.Change;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose.Role;
import dev.prodproof.facts.Site;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A PUT that leaves optional values out which an earlier one set: they should be gone.
final class PutReplaces implements Scenario {
  @Override
  public boolean tells(HttpFact fact) {
    return fact instanceof Comparison comparison && comparison.scenario().equals(Comparison.PARTIAL_PUT);
  }

  @Override
  public List<HttpFact> play(ApiOperation operation, Scene scene) throws InterruptedException {
    Optional<Kind> kind = Kind.of(operation, scene.api());
    boolean fits = operation.method().equals("PUT") && operation.json().isPresent() && kind.isPresent();
    return fits ? Comparing.twice(() -> once(operation, kind.get(), scene)) : List.of();
  }

  private static List<Comparison> once(ApiOperation operation, Kind kind, Scene scene) throws InterruptedException {
    var play = new Play(scene, Comparison.PARTIAL_PUT);
    Optional<Own> own = play.create(kind);
    Optional<Draft> plain = own.flatMap(one -> play.draft(operation, one));
    if (own.isEmpty() || plain.isEmpty()) {
      return List.of();
    }
    Draft full = OtherValues.full(plain.get(), scene.token());
    List<Site> optional = OtherValues.optional(full);
    String identity = own.get().identity();
    Optional<Exchange> put =
        optional.isEmpty() ? Optional.empty() : play.send(full, Role.REPLACE, identity).filter(Exchange::succeeded);
    Optional<Reading> set = put.isEmpty() ? Optional.empty() : play.read(own.get(), Role.READ);
    if (set.isEmpty() || !set.get().shows()) {
      return List.of();
    }
    Draft less = full;
    for (Site site : optional) {
      less = less.without(site);
    }
    Optional<Exchange> again = play.send(less, Role.REPEAT, identity);
    Optional<Reading> now = play.read(own.get(), Role.READ_AGAIN);
    play.remove(own.get());
    return again.isEmpty() || now.isEmpty()
        ? List.of()
        : List.of(compared(operation, full, optional, new Steps(set.get(), again.get(), now.get())));
  }

  private record Steps(Reading before, Exchange put, Reading after) {}

  private static Comparison compared(ApiOperation operation, Draft full, List<Site> optional, Steps steps) {
    List<Site> visible =
        optional.stream().filter(site -> same(full.at(site), steps.before().json().at(site.name()))).toList();
    List<Change> kept =
        visible.stream()
            .filter(site -> same(full.at(site), steps.after().json().at(site.name())))
            .map(site -> new Change(site.name(), full.at(site).asString(""), full.at(site).asString("")))
            .toList();
    boolean conclusive = steps.put().succeeded() && steps.after().shows() && !visible.isEmpty();
    List<Long> ids = List.of(steps.before().exchange().id(), steps.put().id(), steps.after().exchange().id());
    return new Comparison(
        Comparison.PARTIAL_PUT, operation.id(), conclusive ? kept : List.of(), List.of(), conclusive, ids);
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return (one.isNumber() && other.isNumber())
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : one.equals(other);
  }
}
