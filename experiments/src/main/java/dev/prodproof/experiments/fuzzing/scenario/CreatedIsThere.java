package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose.Role;
import dev.prodproof.facts.Sighting;
import dev.prodproof.wire.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What an answer says was made is looked for: where its `Location` leads, by its id, and in the list.
final class CreatedIsThere implements Scenario {
  @Override
  public boolean tells(HttpFact fact) {
    return fact instanceof Sighting sighting && sighting.scenario().equals(Sighting.CREATED);
  }

  @Override
  public List<HttpFact> play(ApiOperation operation, Scene scene) throws InterruptedException {
    Optional<Kind> kind = Kind.madeBy(operation, scene.api());
    var play = new Play(scene, Sighting.CREATED);
    Optional<Own> own = kind.isEmpty() ? Optional.empty() : play.create(kind.get());
    if (own.isEmpty() || !List.of(200, 201, 202).contains(own.get().created().status())) {
      return List.of();
    }
    var told = new ArrayList<HttpFact>();
    located(play, own.get()).ifPresent(told::add);
    seen(play, own.get(), Sighting.By.ID, () -> byId(play, own.get())).ifPresent(told::add);
    seen(play, own.get(), Sighting.By.LIST, () -> listed(play, own.get())).ifPresent(told::add);
    return told;
  }

  /// What only others may read is hidden from who made it, perhaps by a 404.
  private static Optional<Look> byId(Play play, Own own) throws InterruptedException {
    boolean forOthers =
        own.kind().onItem("GET")
            .filter(play.scene()::reached)
            .filter(read -> !play.scene().identity(read).equals(own.identity()))
            .isPresent();
    return play.read(own, Role.READ).map(reading -> unclear(forOthers, Look.at(reading)));
  }

  private static Look unclear(boolean doubtful, Look look) {
    return doubtful && look.is(Look.Outcome.ABSENT) ? new Look(Look.Outcome.UNCLEAR, look.exchange()) : look;
  }

  /// A list may leave out what isn't for everybody's eyes so far: a draft.
  private static Optional<Look> listed(Play play, Own own) throws InterruptedException {
    boolean unlisted = Withdrawn.unlisted(Reading.of(own.created()).json());
    return Listing.look(play, own).map(look -> unclear(unlisted, look));
  }

  private static Optional<Sighting> located(Play play, Own own) throws InterruptedException {
    Exchange created = own.created();
    Optional<String> link = created.header("location").filter(text -> !text.isBlank());
    if (link.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> target =
        Locations.follow(play.scene().lab().target(), created.request().target(), link.get());
    if (target.isEmpty()) {
      var ids = List.of(created.id());
      String made = created.operation();
      // Another host may be the name under which the world knows the service: we can't look there.
      boolean here = !link.get().strip().matches("(?i)([a-z][a-z0-9+.-]*:)?//.*");
      return Optional.of(new Sighting(Sighting.CREATED, made, Sighting.By.LOCATION, false, here, 0, ids));
    }
    return seen(play, own, Sighting.By.LOCATION, () -> Optional.of(at(play, own, target.get())));
  }

  private static Look at(Play play, Own own, String target) throws InterruptedException {
    String read = own.kind().onItem("GET").map(ApiOperation::id).orElse("");
    Call call =
        Call.of("fuzzing", play.step(Role.READ), "GET", target)
            .operation(read)
            .header("Accept", "application/json, */*;q=0.1");
    Reading reading = Reading.of(play.scene().send(call, own.identity()));
    Look look = Look.at(reading);
    return look.is(Look.Outcome.PRESENT) && another(reading.json(), own)
        ? new Look(Look.Outcome.ABSENT, reading.exchange())
        : look;
  }

  /// It shows a thing, but not the one that was made.
  private static boolean another(JsonNode shown, Own own) {
    Optional<String> made =
        Identifier.of(Reading.of(own.created()).json(), own.kind(), true).map(id -> id.asString(""));
    Optional<String> there = Identifier.of(shown, own.kind(), true).map(id -> id.asString(""));
    return made.isPresent() && there.isPresent() && !made.equals(there);
  }

  private static Optional<Sighting> seen(Play play, Own own, Sighting.By by, Patience.Looking looking)
      throws InterruptedException {
    Optional<Patience.Seen> seen = Patience.until(Look.Outcome.PRESENT, play.scene(), own.created(), looking);
    return seen.map(last -> {
      boolean present = last.look().is(Look.Outcome.PRESENT);
      // 202 promises no more than that somebody will look at it.
      boolean promised = own.created().status() != 202 || by == Sighting.By.LOCATION;
      boolean conclusive = present || (promised && last.look().is(Look.Outcome.ABSENT));
      var ids = List.of(own.created().id(), last.look().exchange().id());
      return new Sighting(
          Sighting.CREATED, own.created().operation(), by, present, conclusive, last.afterMillis(), ids);
    });
  }
}
