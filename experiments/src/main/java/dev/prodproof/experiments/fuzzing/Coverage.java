package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Known;
import dev.prodproof.experiments.fuzzing.cases.Renewed;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Lab;
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

  private final Lab lab;
  private final Courier courier;
  private final Explorer explorer;
  private final Controls controls;
  private final Tally tally;
  private final Token token;
  private final Sight sight;
  private final Deque<Deck> decks = new ArrayDeque<>();

  /// What one identity knows.
  interface Sight {
    Known of(String identity);
  }

  Coverage(Lab lab, Courier courier, Explorer explorer, Tally tally, Token token, Sight sight) {
    this.lab = lab;
    this.courier = courier;
    this.explorer = explorer;
    this.controls = new Controls(courier, explorer);
    this.tally = tally;
    this.token = token;
    this.sight = sight;
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
      while (next.isPresent() && lab.left().compareTo(until) > 0) {
        send(next.get());
        next = next();
      }
    });
  }

  private synchronized Optional<Case> next() {
    while (!decks.isEmpty()) {
      Deck deck = decks.removeFirst();
      if (tally.lost(deck.operation().id()) >= SILENCES) {
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
    Case one = Renewed.of(dealt, token, sight.of(identity).path(operation));
    if (!courier.permits(one)) {
      return;
    }
    boolean held = one.purpose() instanceof Purpose.Invalid;
    Exchange _ = courier.send(held ? one.mended(controls.of(operation)) : one, identity);
    courier.tidy();
  }
}
