package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.scenario.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where effects may show: all that can be read of the things that a message speaks of, and the lists.
final class Sight {
  /// More readings would take longer than what they look at.
  private static final int MOST = 8;

  private final Hands hands;
  private final List<Place> places;
  private final Set<String> moving = new LinkedHashSet<>();

  private Sight(Hands hands, List<Place> places) {
    this.hands = hands;
    this.places = places;
  }

  /// What was to be read at one moment.
  ///
  /// @param exchanges ids
  record State(Map<String, JsonNode> pages, List<Long> exchanges) {}

  /// @param identity who sends the message
  static Sight over(Hands hands, Bonds bonds, String identity) throws InterruptedException {
    Crew crew = hands.crew();
    var places = new ArrayList<Place>();
    for (ApiOperation reading : readings(crew)) {
      if (places.size() < MOST) {
        open(hands, reading, bonds, identity).ifPresent(places::add);
      }
    }
    var sight = new Sight(hands, places);
    State first = sight.look();
    sight.moving.addAll(sight.change(first, sight.look()).keySet());
    return sight;
  }

  /// What names a single thing first: a list may show a part only.
  private static List<ApiOperation> readings(Crew crew) {
    return crew.api().operations().stream()
        .filter(one -> one.method().equals("GET") && !one.form())
        .filter(one -> crew.reached(one) || !Template.of(one.path()).parameters().isEmpty())
        .sorted(Comparator.comparing(one -> Template.of(one.path()).parameters().isEmpty()))
        .toList();
  }

  private static Optional<Place> open(
      Hands hands, ApiOperation reading, Bonds bonds, String identity)
      throws InterruptedException {
    for (String who : List.of(identity, hands.crew().identity(reading))) {
      Optional<Place> place = Place.of(reading, hands.crew().plain(reading), bonds, who);
      if (place.isPresent()
          && Reading.of(hands.send(place.get().draft(), who)).shows()) {
        return place;
      }
    }
    return Optional.empty();
  }

  State look() throws InterruptedException {
    var pages = new LinkedHashMap<String, JsonNode>();
    var exchanges = new ArrayList<Long>();
    for (Place place : places) {
      Reading reading = Reading.of(hands.send(place.draft(), place.identity()));
      exchanges.add(reading.exchange().id());
      if (reading.shows() || reading.absent()) {
        boolean shows = reading.shows();
        pages.put(place.operation(), shows ? reading.json() : JsonNodeFactory.instance.nullNode());
      }
    }
    return new State(pages, exchanges);
  }

  /// By how much each place is another now, without what moves by itself.
  Map<String, BigDecimal> change(State before, State after) {
    var all = new LinkedHashMap<String, BigDecimal>();
    before.pages().forEach(
        (operation, page) -> {
          JsonNode now = after.pages().get(operation);
          if (now != null) {
            all.putAll(Change.between(operation, page, now));
          }
        });
    all.keySet().removeAll(moving);
    return all;
  }
}
