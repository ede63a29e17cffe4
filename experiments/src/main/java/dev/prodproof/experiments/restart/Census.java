package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.scenario.Own;
import dev.prodproof.experiments.fuzzing.scenario.Reading;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Write;
import dev.prodproof.facts.Write.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Looks for everything that was written: each by its id, and all in their list; both twice, once on fresh
/// connections.
final class Census {
  private static final int TRIES = 3;

  /// An index or a cache may need a moment to come up.
  private static final Duration BETWEEN = Duration.ofMillis(1500);

  private final Hands hands;

  Census(Hands hands) {
    this.hands = hands;
  }

  /// Takes away afterwards what it found, where that can be done.
  List<Write> of(Write.Occasion occasion, int round, List<Attempt> attempts) throws InterruptedException {
    Map<String, Lists> lists = new HashMap<>();
    Set<String> shared = shared(attempts);
    var writes = new ArrayList<Write>();
    for (Attempt attempt : last(attempts)) {
      var ids = new ArrayList<>(List.of(attempt.exchange().id()));
      boolean another = attempt.outcome() != Write.Outcome.REFUSED && shared.contains(thing(attempt));
      Found byId = another ? Found.UNCLEAR : byId(attempt, ids);
      Found byList =
          another || !attempt.subject().listed() ? Found.NOT_LOOKED : byList(attempt, lists, ids);
      String operation = attempt.draft().operation().id();
      writes.add(
          new Write(occasion, attempt.deed(), round, operation, attempt.name(), attempt.outcome(), byId, byList, ids));
    }
    for (Attempt attempt : last(attempts)) {
      boolean gone = attempt.deed() == Write.Deed.DELETE && attempt.exchange().succeeded();
      if (!gone && attempt.own().id().isPresent() && attempt.stood()) {
        Optional<Exchange> _ = hands.on(attempt.subject().kind().onItem("DELETE"), attempt.own(), false);
      }
    }
    return writes;
  }

  /// Without those whose thing was changed or deleted afterwards, or may have been.
  private static List<Attempt> last(List<Attempt> attempts) {
    Set<Attempt> superseded = Collections.newSetFromMap(new IdentityHashMap<>());
    attempts.stream()
        .filter(one -> one.outcome() != Write.Outcome.REFUSED)
        .forEach(one -> one.made().ifPresent(superseded::add));
    return attempts.stream().filter(one -> !superseded.contains(one)).toList();
  }

  /// Things whose id the client chose, and chose more than once: a service may put the last one in place of the
  /// others, which is no loss.
  private static Set<String> shared(List<Attempt> attempts) {
    Set<String> seen = new HashSet<>();
    return attempts.stream()
        .filter(one -> one.deed() == Write.Deed.CREATE && one.exchange().succeeded() && chosen(one))
        .map(Census::thing)
        .filter(thing -> !seen.add(thing))
        .collect(Collectors.toSet());
  }

  private static boolean chosen(Attempt attempt) {
    Own own = attempt.own();
    return own.id().isPresent()
        && Stream.of(own.kind().key(), "id", "_id")
            .map(name -> attempt.draft().body().path(name))
            .anyMatch(asked -> asked.isValueNode() && asked.asString().equals(own.id().get().asString()));
  }

  private static String thing(Attempt attempt) {
    Own own = attempt.own();
    return own.kind().maker().id() + own.above() + " " + own.id().map(JsonNode::asString).orElse("");
  }

  private Found byId(Attempt attempt, List<Long> ids) throws InterruptedException {
    Own own = attempt.own();
    if (own.id().isEmpty() || !attempt.stood()) {
      return Found.NOT_LOOKED;
    }
    Found first = read(attempt, own, false, ids);
    return first == read(attempt, own, true, ids) ? first : Found.UNCLEAR;
  }

  private Found read(Attempt attempt, Own own, boolean fresh, List<Long> ids) throws InterruptedException {
    Optional<Exchange> answer = hands.on(own.kind().onItem("GET"), own, fresh);
    if (answer.isEmpty()) {
      return Found.NOT_LOOKED;
    }
    Reading reading = Reading.of(answer.get());
    ids.add(reading.exchange().id());
    if (reading.exchange().succeeded()) {
      return shown(attempt, reading.exchange().text());
    }
    return reading.absent() ? Found.MISSING : Found.UNCLEAR;
  }

  private static Found shown(Attempt attempt, String text) {
    if (!attempt.subject().told() || text.contains(attempt.mark())) {
      return Found.ONCE;
    }
    // Else its id may have been given to another one since.
    boolean stale = attempt.deed() == Write.Deed.CHANGE && text.contains(attempt.earlier());
    return stale ? Found.STALE : Found.MISSING;
  }

  private Found byList(Attempt attempt, Map<String, Lists> known, List<Long> ids) throws InterruptedException {
    boolean findable = attempt.subject().marked() ? !attempt.mark().isEmpty() : attempt.own().id().isPresent();
    if (!findable) {
      return Found.NOT_LOOKED;
    }
    String key = attempt.subject().maker().id() + attempt.own().above();
    Lists lists = known.get(key);
    for (int i = 0; lists == null || (owed(attempt, lists) && i < TRIES && !lists.waited()); i++) {
      if (lists != null) {
        hands.lab().pause(BETWEEN);
      }
      lists = Lists.read(hands, attempt.own(), i == TRIES - 1);
      known.put(key, lists);
    }
    if (lists.doubted(attempt)) {
      lists = lists.beside(oneMore(attempt));
      known.put(key, lists);
    }
    lists.ids().forEach(ids::add);
    return lists.found(attempt);
  }

  /// The list with one more in it, which shows whether it has room: a list that shows the first hundred doesn't grow.
  private Optional<Shelf> oneMore(Attempt like) throws InterruptedException {
    Optional<Draft> draft = hands.draft(like.subject());
    if (draft.isEmpty()) {
      return Optional.empty();
    }
    Attempt more = hands.write(like.subject(), draft.get());
    Optional<Shelf> grown = Shelf.read(hands, like.own());
    if (more.own().id().isPresent()) {
      Optional<Exchange> _ = hands.on(like.subject().kind().onItem("DELETE"), more.own(), false);
    }
    return grown;
  }

  private static boolean owed(Attempt attempt, Lists lists) {
    Found found = lists.found(attempt);
    boolean wrong =
        attempt.deed() == Write.Deed.DELETE ? found == Found.ONCE : found == Found.MISSING || found == Found.STALE;
    return attempt.outcome() == Write.Outcome.ACKNOWLEDGED && wrong;
  }

  /// The same list, read twice.
  ///
  /// @param waited it was given time to become whole
  /// @param room whether it showed one more when there was one; unknown while nobody looked
  private record Lists(
      Optional<Shelf> first, Optional<Shelf> second, boolean waited, Optional<Boolean> room) {
    static Lists read(Hands hands, Own like, boolean waited) throws InterruptedException {
      return new Lists(Shelf.read(hands, like), Shelf.read(hands, like), waited, Optional.empty());
    }

    /// It doesn't show the thing, and perhaps doesn't show all.
    boolean doubted(Attempt attempt) {
      return room.isEmpty() && part() && first.orElseThrow().count(attempt) == 0;
    }

    private boolean part() {
      return first.isPresent() && second.isPresent() && (first.get().part() || second.get().part());
    }

    Lists beside(Optional<Shelf> grown) {
      boolean more = grown.filter(shelf -> shelf.ids().size() > second.orElseThrow().ids().size()).isPresent();
      return new Lists(first, second, waited, Optional.of(more));
    }

    List<Long> ids() {
      return second.map(Shelf::last).stream().toList();
    }

    Found found(Attempt attempt) {
      if (first.isEmpty() || second.isEmpty()) {
        return Found.UNCLEAR;
      }
      int count = first.get().count(attempt);
      if (count != second.get().count(attempt)) {
        return Found.UNCLEAR;
      }
      if (count == 0 && attempt.deed() == Write.Deed.CHANGE && first.get().marks().containsKey(attempt.earlier())) {
        return Found.STALE;
      }
      if (count == 0 && part() && !room.orElse(false)) {
        return Found.UNCLEAR;
      }
      return count == 0 ? Found.MISSING : count == 1 ? Found.ONCE : Found.TWICE;
    }
  }
}
