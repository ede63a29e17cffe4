package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.scenario.Kind;
import dev.prodproof.experiments.fuzzing.scenario.Own;
import dev.prodproof.experiments.fuzzing.scenario.Play;
import dev.prodproof.experiments.fuzzing.scenario.Reading;
import dev.prodproof.facts.Contended;
import dev.prodproof.facts.Contended.Offer;
import dev.prodproof.facts.Contended.Sum;
import dev.prodproof.facts.Contended.Variety;
import dev.prodproof.facts.Exchange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Several writers of one thing that can be updated.
final class Rivals {
  private static final int WRITERS = 6;
  private static final int ROUNDS = 6;
  private static final int TRIES = 3;

  private final Hands hands;
  private final Kind kind;
  private final ApiOperation update;
  private final String identity;

  /// @param update a PUT or PATCH of one such thing
  Rivals(Hands hands, Kind kind, ApiOperation update) {
    this.hands = hands;
    this.kind = kind;
    this.update = update;
    this.identity = hands.crew().identity(update);
  }

  static String word(Variety variety) {
    return switch (variety) {
      case STALE -> "written by one who saw an older state";
      case SAME_STATE -> "written at once by many who saw the same state";
      case OTHER_FIELDS -> "written at once in other fields";
      case COUNTED -> "taken from at once";
      case SCARCE -> "taken from at once by more than there is for";
      case UNNAMED -> "replaced by two who name no state";
    };
  }

  List<Contended> all() throws InterruptedException {
    var told = new ArrayList<Contended>();
    for (Variety variety : List.of(Variety.STALE, Variety.SAME_STATE, Variety.OTHER_FIELDS, Variety.UNNAMED)) {
      if (!hands.lab().left().isZero()) {
        told.addAll(again(variety));
      }
    }
    return told;
  }

  List<Contended> again(Variety variety) throws InterruptedException {
    Hands trying = hands.trying(word(variety));
    Optional<Own> own = make(trying);
    if (own.isEmpty()) {
      return List.of();
    }
    var writer = new Writer(trying, own.get());
    Optional<Contended> told =
        switch (variety) {
          case STALE -> writer.stale();
          case SAME_STATE -> writer.sameState();
          case OTHER_FIELDS -> writer.otherFields();
          case UNNAMED -> writer.unnamed();
          case COUNTED, SCARCE -> Optional.empty();
        };
    return told.stream().toList();
  }

  private Optional<Own> make(Hands trying) throws InterruptedException {
    String maker = hands.crew().identity(kind.maker());
    for (int i = 0; i < TRIES; i++) {
      Optional<Case> plain = hands.crew().plain(kind.maker()).filter(hands.crew()::permits);
      if (plain.isEmpty()) {
        return Optional.empty();
      }
      Exchange made = trying.send(plain.get().draft(), maker);
      Own own = Own.of(kind, maker, plain.get().draft(), made);
      if (made.succeeded() && own.id().isPresent()) {
        return Optional.of(own);
      }
    }
    return Optional.empty();
  }

  /// Writes to one thing.
  private final class Writer {
    private final Hands trying;
    private final Own own;
    private final Play play;
    private int nth;

    Writer(Hands trying, Own own) {
      this.trying = trying;
      this.own = own;
      this.play = new Play(hands.crew(), trying.trial());
    }

    /// Another one each time.
    private Optional<Draft> draft() {
      Optional<Draft> draft = play.draft(update, own);
      for (int i = 0; i < nth && draft.isPresent(); i++) {
        draft = draft.map(Altered::of);
      }
      nth++;
      return draft;
    }

    private Optional<Reading> read() throws InterruptedException {
      Optional<Draft> draft = kind.onItem("GET").flatMap(reading -> play.draft(reading, own));
      return draft.isEmpty()
          ? Optional.empty()
          : Optional.of(Reading.of(trying.send(draft.get(), own.identity()))).filter(Reading::shows);
    }

    private Exchange write(Draft draft) throws InterruptedException {
      return trying.send(draft, identity);
    }

    Optional<Contended> stale() throws InterruptedException {
      Optional<Reading> seen = read();
      Optional<Draft> first = draft();
      Optional<Draft> second = draft();
      if (seen.isEmpty() || first.isEmpty() || second.isEmpty()) {
        return Optional.empty();
      }
      Version version = Version.of(update, seen.get());
      if (!version.offered()) {
        return Optional.empty();
      }
      Exchange one = write(version.named(first.get(), seen.get()));
      Optional<Reading> between = read();
      boolean changed =
          between.filter(now -> !Version.of(update, now).tag().equals(version.tag())).isPresent();
      if (!one.succeeded() || !changed) {
        return Optional.empty();
      }
      Exchange two = write(version.named(second.get(), seen.get()));
      return Optional.of(told(Variety.STALE, version.offer(), List.of(one, two), Sum.NOTHING));
    }

    Optional<Contended> sameState() throws InterruptedException {
      Optional<Reading> seen = moved();
      if (seen.isEmpty()) {
        return Optional.empty();
      }
      Version version = Version.of(update, seen.get());
      if (version.offer() != Offer.IF_MATCH && version.offer() != Offer.VERSION) {
        return Optional.empty();
      }
      var messages = new ArrayList<Callable<Exchange>>();
      for (int i = 0; i < WRITERS; i++) {
        draft()
            .map(draft -> version.named(draft, seen.get()))
            .ifPresent(draft -> messages.add(() -> write(draft)));
      }
      List<Exchange> all = trying.atOnce(messages);
      return all.stream().anyMatch(Exchange::succeeded)
          ? Optional.of(told(Variety.SAME_STATE, version.offer(), all, Sum.NOTHING))
          : Optional.empty();
    }

    /// The state after one good change; empty where that moves no version: then it names no state.
    private Optional<Reading> moved() throws InterruptedException {
      Optional<Reading> before = read();
      Optional<Draft> first = draft();
      if (before.isEmpty() || first.isEmpty()) {
        return Optional.empty();
      }
      Version version = Version.of(update, before.get());
      boolean changed = write(version.named(first.get(), before.get())).succeeded();
      return changed
          ? read().filter(now -> !Version.of(update, now).tag().equals(version.tag()))
          : Optional.empty();
    }

    Optional<Contended> unnamed() throws InterruptedException {
      Optional<Reading> seen = read();
      boolean none = seen.filter(now -> !Version.of(update, now).offered()).isPresent();
      if (!none || !update.method().equals("PUT")) {
        return Optional.empty();
      }
      var all = new ArrayList<Exchange>();
      for (int i = 0; i < 2; i++) {
        Optional<Draft> draft = draft();
        if (draft.isPresent()) {
          all.add(write(draft.get()));
        }
      }
      return Optional.of(told(Variety.UNNAMED, Offer.NONE, all, Sum.NOTHING));
    }

    /// Each writer a field of its own. First one after the other: what isn't kept then proves nothing.
    Optional<Contended> otherFields() throws InterruptedException {
      List<Piece> control = Piece.of(draft());
      if (!update.method().equals("PATCH") || control.size() < 2) {
        return Optional.empty();
      }
      // In either order: what one field does to another must not be taken for a loss.
      for (List<Piece> order : List.of(control, Piece.of(draft()).reversed())) {
        for (Piece piece : order) {
          Exchange _ = write(piece.draft());
        }
        if (kept(order) < control.size()) {
          return Optional.empty();
        }
      }
      var all = new ArrayList<Exchange>();
      long expected = 0;
      long found = 0;
      for (int i = 0; i < ROUNDS && expected == found; i++) {
        List<Piece> pieces = Piece.of(draft());
        List<Exchange> round =
            trying.atOnce(pieces.stream().<Callable<Exchange>>map(one -> () -> write(one.draft())).toList());
        all.addAll(round);
        boolean good = round.stream().allMatch(Exchange::succeeded);
        expected += good ? pieces.size() : 0;
        found += good ? kept(pieces) : 0;
      }
      var sum = new Sum("fields", BigDecimal.valueOf(expected), BigDecimal.valueOf(found));
      return Optional.of(told(Variety.OTHER_FIELDS, Offer.NONE, all, sum));
    }

    private long kept(List<Piece> pieces) throws InterruptedException {
      JsonNode now = read().map(Reading::json).orElseGet(() -> own.asked().body());
      return pieces.stream().filter(piece -> now.path(piece.field()).equals(piece.value())).count();
    }

    private Contended told(Variety variety, Offer offer, List<Exchange> all, Sum sum) {
      return Rivalry.told(update.id(), variety, offer, all, sum);
    }
  }

  /// A partial update of one field.
  private record Piece(String field, JsonNode value, Draft draft) {
    private static final int MOST = 4;

    static List<Piece> of(Optional<Draft> whole) {
      var pieces = new ArrayList<Piece>();
      for (var property : whole.map(Draft::body).map(JsonNode::properties).orElse(Set.of())) {
        JsonNode value = property.getValue();
        if ((value.isString() || value.isIntegralNumber()) && pieces.size() < MOST) {
          pieces.add(new Piece(property.getKey(), value, only(whole.orElseThrow(), property.getKey())));
        }
      }
      return pieces;
    }

    private static Draft only(Draft whole, String field) {
      var body = JsonNodeFactory.instance.objectNode();
      body.set(field, whole.body().path(field));
      return whole.withBody(body);
    }
  }
}
