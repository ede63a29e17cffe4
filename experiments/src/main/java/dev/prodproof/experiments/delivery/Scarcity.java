package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.Renewed;
import dev.prodproof.experiments.fuzzing.scenario.Kind;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Site;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A thing with room for few takers: which number of it bounds them is found by trying.
///
/// @param bound the number
/// @param room how many takers fit, one after the other
record Scarcity(Hands hands, ApiOperation taker, Kind kind, Bound bound, int room) {
  /// A number of the thing, and what it is set to.
  record Bound(String field, int few) {}

  private static final int FEW = 3;

  /// With twice the room there must be more room: else something else refused the next one.
  private static final int MORE = 6;

  private static final int ENOUGH = 5;
  private static final int FIELDS = 4;
  static Optional<Scarcity> find(Hands hands, ApiOperation taker) throws InterruptedException {
    Crew crew = hands.crew();
    Optional<Draft> taking = crew.plain(taker).filter(crew::permits).map(Case::draft);
    for (ApiOperation maker : Delivery.makers(crew)) {
      Optional<Kind> kind = Kind.madeBy(maker, crew.api());
      if (kind.isPresent() && taking.flatMap(of -> Parents.refers(of, maker)).isPresent()) {
        for (String field : numbers(maker)) {
          int room = with(hands, taker, kind.get(), new Bound(field, FEW)).tried();
          if (room == FEW || (room > 0 && with(hands, taker, kind.get(), new Bound(field, MORE)).tried() > room)) {
            return Optional.of(new Scarcity(hands, taker, kind.get(), new Bound(field, FEW), room));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Of which nobody knows what fits.
  private static Scarcity with(Hands hands, ApiOperation taker, Kind kind, Bound bound) {
    return new Scarcity(hands, taker, kind, bound, 0);
  }

  String words() {
    return "room in " + kind.maker().path() + " (" + bound.field() + ": " + bound.few() + ")";
  }

  /// A request that takes from a thing of its own with room for few.
  Optional<Draft> fresh() throws InterruptedException {
    Crew crew = hands.crew();
    Optional<Draft> plain = crew.plain(kind.maker()).filter(crew::permits).map(Case::draft);
    Optional<Draft> taking = crew.plain(taker).map(Case::draft);
    Optional<Site> site = taking.flatMap(of -> Parents.refers(of, kind.maker()));
    if (plain.isEmpty() || site.isEmpty()) {
      return Optional.empty();
    }
    JsonNode few = JsonNodeFactory.instance.numberNode(bound.few());
    Draft draft = plain.get().with(new Site(Site.In.BODY, "/" + bound.field()), few);
    return Parents.made(hands, kind, draft).map(id -> taking.get().with(site.get(), id));
  }

  /// How many fit; 0 where this number bounds nothing.
  private int tried() throws InterruptedException {
    Optional<Draft> taking = fresh();
    for (int taken = 0; taken < ENOUGH && taking.isPresent(); taken++) {
      Case again = Case.of(taking.get(), hands.purpose());
      Draft one = Renewed.of(again, hands.crew().token(), Map.of()).draft();
      Exchange exchange = hands.send(one, hands.crew().identity(taker));
      if (!exchange.succeeded()) {
        boolean refused = exchange.status() >= 400 && exchange.status() < 500;
        return refused && exchange.status() != 429 ? taken : 0;
      }
    }
    return 0;
  }

  /// Those first whose name speaks of room.
  private static List<String> numbers(ApiOperation maker) {
    JsonNode few = JsonNodeFactory.instance.numberNode(FEW);
    Map<String, Schema> fields = maker.json().map(Schema::properties).orElse(Map.of());
    Comparator<String> telling =
        Comparator.comparing(name -> !Parents.telling(name));
    return fields.entrySet().stream()
        .filter(field -> field.getValue().is("integer") || field.getValue().is("number"))
        .filter(field -> field.getValue().accepts(few))
        .map(Map.Entry::getKey)
        .sorted(telling)
        .limit(FIELDS)
        .toList();
  }
}
