package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Renewed;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The second phase: every deterministic case of every operation, in turn, by a few workers.
final class Coverage {
  /// An operation that doesn't answer so often is left alone: each silence costs half a minute.
  private static final int SILENCES = 3;

  private final Crew crew;
  private final Courier courier;
  private final Explorer explorer;
  private final Controls controls;
  private final Deque<Deck> decks = new ArrayDeque<>();

  Coverage(Crew crew) {
    this.crew = crew;
    this.courier = crew.courier();
    this.explorer = crew.explorer();
    this.controls = new Controls(courier, explorer);
  }

  /// @return how many cases there were
  int prepare(List<ApiOperation> operations) {
    Map<String, Set<String>> methods =
        operations.stream()
            .collect(Collectors.groupingBy(
                ApiOperation::path,
                Collectors.mapping(ApiOperation::method, Collectors.toCollection(TreeSet::new))));
    for (ApiOperation operation : Order.of(operations)) {
      explorer.plain(operation)
          .map(plain -> new Deck(plain.draft(), methods.getOrDefault(operation.path(), Set.of())))
          .ifPresent(decks::add);
    }
    return decks.stream().mapToInt(Deck::size).sum();
  }

  /// @param until stops when no more than this is left
  void run(Duration until, int workers) throws InterruptedException {
    Workers.run(workers, () -> {
      Optional<Case> next = next();
      while (next.isPresent() && crew.lab().left().compareTo(until) > 0) {
        send(next.get());
        next = next();
      }
    });
  }

  private synchronized Optional<Case> next() {
    while (!decks.isEmpty()) {
      Deck deck = decks.removeFirst();
      if (crew.tally().lost(deck.operation().id()) >= SILENCES) {
        continue;
      }
      Optional<Case> dealt = deck.deal();
      if (dealt.isPresent()) {
        decks.addLast(deck);
        return dealt;
      }
    }
    return Optional.empty();
  }

  private void send(Case dealt) throws InterruptedException {
    ApiOperation operation = dealt.draft().operation();
    String identity = explorer.identity(operation);
    Case one = Renewed.of(dealt, crew.token(), crew.path(operation, identity));
    if (!courier.permits(one)) {
      return;
    }
    boolean held = one.purpose() instanceof Purpose.Invalid;
    Exchange _ = courier.send(held ? one.mended(controls.of(operation)) : one, identity);
    courier.tidy();
  }
}
