package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose.Role;
import dev.prodproof.facts.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Something of ours is deleted, looked for, and deleted once more.
final class DeletedIsGone implements Scenario {
  @Override
  public boolean tells(HttpFact fact) {
    return switch (fact) {
      case Sighting sighting -> sighting.scenario().equals(Sighting.DELETED);
      case Comparison comparison -> comparison.scenario().equals(Comparison.REPEATED_DELETE);
      default -> false;
    };
  }

  @Override
  public List<HttpFact> play(ApiOperation operation, Scene scene) throws InterruptedException {
    Optional<Kind> kind = Kind.of(operation, scene.api()).filter(of -> !of.single() && of.onItem("DELETE").filter(operation::equals).isPresent());
    if (!operation.method().equals("DELETE") || kind.isEmpty()) {
      return List.of();
    }
    var play = new Play(scene, Sighting.DELETED);
    Optional<Own> own = play.create(kind.get()).filter(one -> one.id().isPresent());
    return own.isEmpty() ? List.of() : delete(play, own.get(), operation);
  }

  private static List<HttpFact> delete(Play play, Own own, ApiOperation operation) throws InterruptedException {
    Optional<Reading> before = play.read(own, Role.READ).filter(reading -> reading.exchange().succeeded());
    Optional<Reading> listed = Listing.entry(play, own);
    Optional<Draft> draft = play.draft(operation, own);
    Optional<Exchange> deleted =
        draft.isEmpty() ? Optional.empty() : play.send(draft.get(), Role.DELETE, own.identity());
    if (deleted.isEmpty() || !deleted.get().succeeded()) {
      return List.of();
    }
    var told = new ArrayList<HttpFact>();
    if (before.isPresent()) {
      seen(play, deleted.get(), Sighting.By.ID, () -> again(play, own, before.get())).ifPresent(told::add);
    }
    if (listed.isPresent()) {
      seen(play, deleted.get(), Sighting.By.LIST, () -> inList(play, own, listed.get().json())).ifPresent(told::add);
    }
    // No case may speak of it any more: by all that is known it isn't ours, for it isn't there.
    Exchange second = play.send(draft.get(), play.target(draft.get()), Role.REPEAT, own.identity());
    told.add(repeated(operation, deleted.get(), second));
    return told;
  }

  private static Optional<Look> again(Play play, Own own, Reading before) throws InterruptedException {
    return play.read(own, Role.READ_AGAIN).map(now -> new Look(Remains.in(before, now), now.exchange()));
  }

  /// Kept, but marked as deleted: a choice, there as well.
  private static Optional<Look> inList(Play play, Own own, JsonNode before) throws InterruptedException {
    return Listing.look(play, own, entry -> !Withdrawn.since(before, entry));
  }

  private static Optional<Sighting> seen(Play play, Exchange deleted, Sighting.By by, Patience.Looking looking)
      throws InterruptedException {
    return Patience.until(Look.Outcome.ABSENT, play.scene(), deleted, looking).map(last -> {
      boolean present = last.look().is(Look.Outcome.PRESENT);
      boolean conclusive = !last.look().is(Look.Outcome.UNCLEAR) && !(present && deleted.status() == 202);
      var ids = List.of(deleted.id(), last.look().exchange().id());
      return new Sighting(
          Sighting.DELETED, deleted.operation(), by, present, conclusive, last.afterMillis(), ids);
    });
  }

  private static Comparison repeated(ApiOperation operation, Exchange first, Exchange second) {
    boolean broken = second.status() >= 500;
    var change =
        new Comparison.Change("/status", Integer.toString(first.status()), Integer.toString(second.status()));
    return new Comparison(
        Comparison.REPEATED_DELETE,
        operation.id(),
        broken ? List.of(change) : List.of(),
        List.of(),
        second.status() != 0 && second.status() != 429,
        List.of(first.id(), second.id()));
  }
}
