package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.Renewed;
import dev.prodproof.facts.Delivered.Sort;
import dev.prodproof.facts.Delivered.Variety;
import dev.prodproof.facts.Delivered;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/// What an operation does with the same idempotency key, again and at once.
final class Keys {
  private static final int IN_SEQUENCE = 3;
  private static final int AT_ONCE = 20;

  /// A race is not lost each time.
  private static final int ROUNDS = 3;

  private static final int TRIES = 3;

  /// So long a key may wait for what was cut off: longer than any request should take.
  static final Duration UNDER_WAY = Duration.ofSeconds(35);

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /// Come again later (RFC 9110, 15.5.10; RFC 8470, 5.2; RFC 6585, 4).
  private static final Set<Integer> BUSY = Set.of(409, 425, 429, 503);

  private final Hands hands;
  private final ApiOperation operation;
  private final Key key;
  private final String identity;

  Keys(Hands hands, ApiOperation operation, Key key) {
    this.hands = hands;
    this.operation = operation;
    this.key = key;
    this.identity = hands.crew().identity(operation);
  }

  static String word(Variety variety) {
    return "asked with a key, " + Words.of(variety);
  }

  /// A first request with a key, what it changed, and where that was seen.
  private record First(
      Draft draft, JsonNode value, Exchange exchange, Count count, Sight sight) {}

  /// All there is to try.
  List<Delivered> all() throws InterruptedException {
    Optional<First> first = first(Variety.IN_SEQUENCE);
    if (first.isEmpty()) {
      return List.of();
    }
    var told = new ArrayList<Delivered>();
    told.add(sequence(first.get()));
    told.addAll(crowd(first.get()));
    otherBody(first.get()).ifPresent(told::add);
    told.add(otherKey(first.get()));
    otherCaller(first.get()).ifPresent(told::add);
    return told;
  }

  /// One of them, from its beginning.
  List<Delivered> again(Variety variety) throws InterruptedException {
    if (variety == Variety.AFTER_RESTART) {
      return Later.restarted(hands.crew(), later().stream().toList());
    }
    Optional<First> first = first(variety);
    if (first.isEmpty()) {
      return List.of();
    }
    return switch (variety) {
      case IN_SEQUENCE -> List.of(sequence(first.get()));
      case AT_ONCE -> crowd(first.get());
      case OTHER_BODY -> otherBody(first.get()).stream().toList();
      case OTHER_KEY -> List.of(otherKey(first.get()));
      case OTHER_CALLER -> otherCaller(first.get()).stream().toList();
      case AFTER_CRASH -> crashed(first.get()).stream().toList();
      case OUT_OF_ORDER, AFTER_RESTART, BAD_SIGNATURE, NO_SIGNATURE -> List.of();
    };
  }

  /// Taken now, to come again later.
  Optional<Later> later() throws InterruptedException {
    return first(Variety.AFTER_RESTART)
        .map(
            first ->
                () -> {
                  if (!first.count().stands(first.exchange())) {
                    return Optional.empty();
                  }
                  Exchange again = trying(Variety.AFTER_RESTART).send(first.draft(), identity);
                  List<Exchange> all = List.of(first.exchange(), again);
                  return Optional.of(told(Variety.AFTER_RESTART, first, all, first.count().of(all)));
                });
  }

  /// Cut off by a crash, then asked again with the same key.
  Optional<Delivered> crashed() throws InterruptedException {
    Optional<First> first = first(Variety.AFTER_CRASH);
    return first.isEmpty() ? Optional.empty() : crashed(first.get());
  }

  private Optional<Delivered> crashed(First first) throws InterruptedException {
    Optional<ManagedService> service = hands.lab().service();
    if (service.isEmpty() || !first.count().stands(first.exchange())) {
      return Optional.empty();
    }
    Draft renewed = key.with(fresh(first.draft()), key.fresh(hands.crew().token()));
    Hands trying = trying(Variety.AFTER_CRASH);
    Count count = first.count().again();
    Duration usual = Duration.ofNanos(1_000 * Math.max(1, first.exchange().timing().lastByte()));
    hands.lab().progress("killing the service amid " + operation.id() + ", to send it again with the same key");
    Exchange cut =
        new Crash(hands.lab(), service.get())
            .amid(() -> trying.send(renewed, identity), first.count().calls(), usual);
    Exchange again = untilDone(trying, renewed);
    List<Exchange> all = List.of(cut, again);
    return Optional.of(told(Variety.AFTER_CRASH, first, all, count.of(all)));
  }

  /// What was cut off may count as under way for a while.
  private Exchange untilDone(Hands trying, Draft draft) throws InterruptedException {
    Lab lab = hands.lab();
    Instant end = lab.clock().instant().plus(UNDER_WAY);
    Exchange again = trying.send(draft, identity);
    while (BUSY.contains(again.status()) && lab.clock().instant().isBefore(end) && !lab.left().isZero()) {
      lab.pause(BETWEEN);
      again = trying.send(draft, identity);
    }
    return again;
  }

  private Hands trying(Variety variety) {
    return hands.trying(word(variety));
  }

  private Optional<First> first(Variety variety) throws InterruptedException {
    Hands trying = trying(variety);
    for (int i = 0; i < TRIES; i++) {
      Optional<Case> plain = hands.crew().plain(operation).filter(hands.crew()::permits);
      if (plain.isEmpty()) {
        return Optional.empty();
      }
      JsonNode value = key.fresh(hands.crew().token());
      Draft draft = key.with(Parents.roomy(trying, plain.get().draft()), value);
      Sight sight = Sight.over(trying, Bonds.of(draft), identity);
      Count count = Count.from(hands.lab(), sight);
      Exchange exchange = trying.send(draft, identity);
      if (exchange.succeeded()) {
        count.first(List.of(exchange));
        return Optional.of(new First(draft, value, exchange, count, sight));
      }
    }
    return Optional.empty();
  }

  private Delivered sequence(First first) throws InterruptedException {
    Hands trying = trying(Variety.IN_SEQUENCE);
    var all = new ArrayList<>(List.of(first.exchange()));
    for (int i = 1; i < IN_SEQUENCE; i++) {
      all.add(trying.send(first.draft(), identity));
    }
    return told(Variety.IN_SEQUENCE, first, all, first.count().of(all));
  }

  /// With a key of their own: what one does is known by now.
  private List<Delivered> crowd(First first) throws InterruptedException {
    var told = new ArrayList<Delivered>();
    for (int round = 0; round < ROUNDS; round++) {
      Draft renewed = key.with(fresh(first.draft()), key.fresh(hands.crew().token()));
      Hands trying = trying(Variety.AT_ONCE);
      Count count = first.count().again();
      Callable<Exchange> message = () -> trying.send(renewed, identity);
      List<Exchange> all = trying.atOnce(Collections.nCopies(AT_ONCE, message));
      Delivered one = told(Variety.AT_ONCE, first, all, count.of(all));
      told.add(one);
      if (!one.telling().stream().allMatch(Delivered.Trace::asOnce)) {
        return told;
      }
    }
    return told;
  }

  /// Empty where nothing in it can be another.
  private Optional<Delivered> otherBody(First first) throws InterruptedException {
    Draft other = key.with(Altered.of(fresh(first.draft())), first.value());
    if (other.equals(first.draft())) {
      return Optional.empty();
    }
    Count count = first.count().again();
    Exchange exchange = trying(Variety.OTHER_BODY).send(other, identity);
    return Optional.of(
        told(Variety.OTHER_BODY, first, List.of(exchange), count.of(List.of(exchange))));
  }

  private Delivered otherKey(First first) throws InterruptedException {
    Draft other = key.with(first.draft(), key.fresh(hands.crew().token()));
    Count count = first.count().again();
    Exchange exchange = trying(Variety.OTHER_KEY).send(other, identity);
    return told(Variety.OTHER_KEY, first, List.of(exchange), count.of(List.of(exchange)));
  }

  /// Somebody else who may use the operation, too.
  private Optional<Delivered> otherCaller(First first) throws InterruptedException {
    Hands trying = trying(Variety.OTHER_CALLER);
    for (String other : hands.lab().recipe().identities().keySet()) {
      if (!other.equals(identity)) {
        Draft own = key.with(first.draft(), key.fresh(hands.crew().token()));
        Exchange theirs = trying.send(own, other);
        if (theirs.succeeded() && !name(theirs).equals(name(first.exchange()))) {
          Count count = first.count().again();
          Exchange exchange = trying.send(first.draft(), other);
          var all = List.of(exchange);
          return Optional.of(told(Variety.OTHER_CALLER, first, all, count.of(all)));
        }
      }
    }
    return Optional.empty();
  }

  /// What the answer names; what all answers name alike tells nobody apart.
  private String name(Exchange exchange) {
    return Messages.named(operation, hands.crew().api(), exchange);
  }

  /// The same but for what may have to be the only one.
  private Draft fresh(Draft draft) {
    return Renewed.of(
            Case.of(draft, hands.purpose()), hands.crew().token(), Map.of())
        .draft();
  }

  private Delivered told(
      Variety variety, First first, List<Exchange> all, List<Delivered.Trace> traces) {
    return Messages.told(Sort.KEY, operation.id(), variety)
        .naming(exchange -> Messages.named(operation, hands.crew().api(), exchange))
        .by(variety == Variety.AT_ONCE ? leading(all) : first.exchange(), all, traces);
  }

  private static Exchange leading(List<Exchange> all) {
    return all.stream().filter(Exchange::succeeded).findFirst().orElse(all.getFirst());
  }
}
