package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Content;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.Rebased;
import dev.prodproof.experiments.fuzzing.cases.Renewed;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Every deterministic case of every operation, by a few workers in fair turns: the telling ones of all operations
/// before the others of any.
final class Coverage {
  /// An operation that doesn't answer so often is left alone: each silence costs half a minute.
  private static final int SILENCES = 3;

  /// So many operations are covered side by side: their cases are held in memory.
  private static final int OPEN = 40;

  /// In the opening: so many requests to one operation are under way at a time.
  private static final int AT_ONCE = 3;

  /// In the opening: so many cases for what takes many times as long as most.
  private static final int DEAR_CASES = 20;

  private static final int CONFLICT = 409;

  /// As often a broken request is sent that met a conflict.
  private static final int TRIES = 3;

  /// So many reading and so many writing operations get odd header fields.
  private static final int WITH_HEADERS = 3;

  private final Crew crew;
  private final Courier courier;
  private final Explorer explorer;
  private final Controls controls;
  private final Map<String, Set<String>> methods = new HashMap<>();
  private final Deque<ApiOperation> waiting = new ArrayDeque<>();
  private int reading;
  private int writing;
  private final Map<String, Boolean> withHeaders = new HashMap<>();
  private final Deque<Deck> decks = new ArrayDeque<>();

  /// Operations whose few telling cases were sent.
  private final Set<String> opened = new HashSet<>();

  private final Deque<Deck> parked = new ArrayDeque<>();
  private final Deque<ApiOperation> later = new ArrayDeque<>();

  private static final class Turn {
    private int dealt;
    private int underWay;
  }

  private final Map<String, Turn> turnsOf = new HashMap<>();

  /// @param plain what it was made from
  private record Dealt(Case one, Draft plain) {}

  Coverage(Crew crew) {
    this.crew = crew;
    this.courier = crew.courier();
    this.explorer = crew.explorer();
    this.controls = new Controls(courier, explorer);
  }

  void prepare(List<ApiOperation> operations) {
    operations.forEach(
        operation ->
            methods.computeIfAbsent(operation.shape(), path -> new TreeSet<>()).add(operation.method()));
    waiting.addAll(Order.of(operations));
  }

  /// The few cases that show most, to all operations.
  ///
  /// @param until stops when no more than this is left
  void opening(Duration until, int workers) throws InterruptedException {
    Workers.run(workers, () -> deal(this::first, until));
    synchronized (this) {
      decks.addAll(parked);
      parked.clear();
      waiting.addAll(later);
      later.clear();
    }
  }

  /// All others. Stops where nothing is left but what takes many times as long as most: [#rest] goes on with it.
  ///
  /// @param until stops when no more than this is left
  void run(Duration until, int workers) throws InterruptedException {
    Workers.run(workers, () -> deal(() -> next(false), until));
  }

  void rest(Duration until, int workers) throws InterruptedException {
    Workers.run(workers, () -> deal(() -> next(true), until));
  }

  private void deal(Supplier<Optional<Dealt>> from, Duration until) throws InterruptedException {
    while (crew.lab().left().compareTo(until) > 0) {
      Optional<Dealt> next = from.get();
      if (next.isEmpty()) {
        return;
      }
      send(next.get());
      back(next.get().plain().operation());
    }
  }

  /// By turns, whatever an operation takes: one answer of each, mostly its first, tells little of that yet.
  /// A slow one is asked by few at a time, and keeps nobody waiting for more than its first cases.
  private synchronized Optional<Dealt> first() {
    open(OPEN / 2);
    decks.stream().filter(Deck::opened).toList().forEach(this::park);
    open(OPEN / 2);
    Optional<Deck> next =
        decks.stream()
            .filter(deck -> turn(deck).underWay < AT_ONCE)
            .filter(deck -> turn(deck).dealt < DEAR_CASES || !courier.turns().dear(deck.operation()))
            .min(Comparator.comparingInt(deck -> turn(deck).dealt));
    if (next.isEmpty()) {
      return Optional.empty();
    }
    decks.remove(next.get());
    Optional<Dealt> dealt = deal(next.get());
    if (dealt.isEmpty()) {
      return first();
    }
    turn(next.get()).dealt++;
    turn(next.get()).underWay++;
    return dealt;
  }

  private Turn turn(Deck deck) {
    return turnsOf.computeIfAbsent(deck.operation().id(), _ -> new Turn());
  }

  private synchronized void back(ApiOperation operation) {
    turnsOf.computeIfAbsent(operation.id(), _ -> new Turn()).underWay--;
  }

  /// Kept for the rest of its cases, as long as there is room; made anew then, where there is none.
  private void park(Deck deck) {
    decks.remove(deck);
    opened.add(deck.operation().id());
    if (parked.size() < OPEN / 2) {
      parked.addLast(deck);
    } else {
      later.addLast(deck.operation());
    }
  }

  private synchronized Optional<Dealt> next(boolean dear) {
    open(OPEN);
    while (!decks.isEmpty() && (dear || !allDear())) {
      Optional<Dealt> dealt = deal(cheapest());
      if (dealt.isPresent()) {
        return dealt;
      }
      open(OPEN);
    }
    return Optional.empty();
  }

  private boolean allDear() {
    return decks.stream().allMatch(deck -> courier.turns().dear(deck.operation()));
  }

  private Optional<Dealt> deal(Deck deck) {
    boolean silent = crew.tally().lost(deck.operation().id()) >= SILENCES;
    Optional<Case> dealt = silent ? Optional.empty() : deck.deal();
    if (dealt.isPresent()) {
      decks.addLast(deck);
      courier.turns().take(deck.operation());
    }
    return dealt.map(one -> new Dealt(one, deck.plain()));
  }

  /// The one whose operation was waited for the least; the others keep their order.
  private Deck cheapest() {
    Deck best = decks.getFirst();
    for (Deck deck : decks) {
      if (courier.turns().spent(deck.operation()) < courier.turns().spent(best.operation())) {
        best = deck;
      }
    }
    decks.remove(best);
    return best;
  }

  private Deck deck(Draft plain) {
    ApiOperation operation = plain.operation();
    boolean writes = !Order.reads(operation.method());
    boolean headers =
        withHeaders.computeIfAbsent(
            operation.id(),
            _ -> !Turns.logsOut(operation) && (writes ? writing++ : reading++) < WITH_HEADERS);
    var deck = new Deck(plain, methods.getOrDefault(operation.shape(), Set.of()), headers);
    if (opened.contains(operation.id())) {
      deck.skipOpening();
    }
    return deck;
  }

  private void open(int most) {
    while (decks.size() < most && !waiting.isEmpty()) {
      explorer.plain(waiting.removeFirst()).map(plain -> deck(plain.draft())).ifPresent(decks::addLast);
    }
  }

  /// What was used up meanwhile answers 409 whatever is sent: that tells nothing of what is wrong with it.
  private void send(Dealt dealt) throws InterruptedException {
    boolean held = dealt.one().purpose() instanceof Purpose.Invalid;
    int status = CONFLICT;
    for (int i = 0; i < TRIES && status == CONFLICT && (held || i == 0); i++) {
      Optional<Exchange> exchange = once(dealt, held);
      status = exchange.map(Exchange::status).orElse(0);
    }
    courier.tidy();
  }

  /// About what is there now; empty where it may not be sent.
  private Optional<Exchange> once(Dealt dealt, boolean held) throws InterruptedException {
    ApiOperation operation = dealt.plain().operation();
    String identity = explorer.identity(operation);
    Optional<Draft> plain =
        dealt.one().draft().content() instanceof Content.Json
            ? explorer.plain(operation).map(Case::draft)
            : Optional.empty();
    Case rebased = plain.map(fresh -> Rebased.of(dealt.one(), dealt.plain(), fresh)).orElse(dealt.one());
    Case one = Renewed.of(rebased, crew.token(), crew.path(operation, identity));
    if (!courier.permits(one)) {
      return Optional.empty();
    }
    return Optional.of(courier.send(held ? one.mended(controls.of(operation)) : one, identity));
  }
}
