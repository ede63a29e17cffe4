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
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The second phase: every deterministic case of every operation, by a few workers in fair turns.
final class Coverage {
  /// An operation that doesn't answer so often is left alone: each silence costs half a minute.
  private static final int SILENCES = 3;

  /// So many operations are covered side by side: their cases are held in memory.
  private static final int OPEN = 40;

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
  private final Deque<Deck> decks = new ArrayDeque<>();

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
            methods.computeIfAbsent(operation.path(), path -> new TreeSet<>()).add(operation.method()));
    waiting.addAll(Order.of(operations));
  }

  /// Stops where nothing is left but what takes many times as long as most: [#rest] goes on with it.
  ///
  /// @param until stops when no more than this is left
  void run(Duration until, int workers) throws InterruptedException {
    run(until, workers, false);
  }

  void rest(Duration until, int workers) throws InterruptedException {
    run(until, workers, true);
  }

  private void run(Duration until, int workers, boolean dear) throws InterruptedException {
    Workers.run(workers, () -> {
      Optional<Dealt> next = next(dear);
      while (next.isPresent() && crew.lab().left().compareTo(until) > 0) {
        send(next.get());
        next = next(dear);
      }
    });
  }

  private synchronized Optional<Dealt> next(boolean dear) {
    open();
    while (!decks.isEmpty()) {
      if (!dear && decks.stream().allMatch(deck -> courier.turns().dear(deck.operation()))) {
        return Optional.empty();
      }
      Deck deck = cheapest();
      boolean silent = crew.tally().lost(deck.operation().id()) >= SILENCES;
      Optional<Case> dealt = silent ? Optional.empty() : deck.deal();
      if (dealt.isPresent()) {
        decks.addLast(deck);
        courier.turns().take(deck.operation());
        return Optional.of(new Dealt(dealt.get(), deck.plain()));
      }
      open();
    }
    return Optional.empty();
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

  private Deck deck(Draft plain, Set<String> declared) {
    boolean writes = !Order.reads(plain.operation().method());
    boolean headers =
        !Turns.logsOut(plain.operation()) && (writes ? writing++ : reading++) < WITH_HEADERS;
    return new Deck(plain, declared, headers);
  }

  private void open() {
    while (decks.size() < OPEN && !waiting.isEmpty()) {
      ApiOperation operation = waiting.removeFirst();
      explorer.plain(operation)
          .map(plain -> deck(plain.draft(), methods.getOrDefault(operation.path(), Set.of())))
          .ifPresent(decks::addLast);
    }
  }

  private void send(Dealt dealt) throws InterruptedException {
    ApiOperation operation = dealt.plain().operation();
    String identity = explorer.identity(operation);
    Optional<Draft> plain =
        dealt.one().draft().content() instanceof Content.Json
            ? explorer.plain(operation).map(Case::draft)
            : Optional.empty();
    Case rebased = plain.map(fresh -> Rebased.of(dealt.one(), dealt.plain(), fresh)).orElse(dealt.one());
    Case one = Renewed.of(rebased, crew.token(), crew.path(operation, identity));
    if (!courier.permits(one)) {
      return;
    }
    boolean held = one.purpose() instanceof Purpose.Invalid;
    Exchange _ = courier.send(held ? one.mended(controls.of(operation)) : one, identity);
    courier.tidy();
  }
}
