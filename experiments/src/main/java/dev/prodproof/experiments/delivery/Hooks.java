package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.delivery.Things.Thing;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.facts.Delivered;
import dev.prodproof.facts.Delivered.Sort;
import dev.prodproof.facts.Delivered.Trace;
import dev.prodproof.facts.Delivered.Variety;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Terms.Webhook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// What a webhook does with an event that comes again, at once, late, altered or forged.
final class Hooks {
  private static final int IN_SEQUENCE = 3;
  private static final int AT_ONCE = 10;
  private static final int BESIDE = 5;

  /// A race is not lost each time.
  private static final int ROUNDS = 2;

  private final Hook hook;
  private final Hands hands;
  private final Optional<Things> things;

  private Hooks(Hook hook, Hands hands, Optional<Things> things) {
    this.hook = hook;
    this.hands = hands;
    this.things = things;
  }

  /// Empty where nothing is known of its events.
  static Optional<Hooks> of(Hands hands, Webhook webhook) {
    Optional<String> text =
        Optional.ofNullable(webhook.sample()).or(() -> Bodies.described(hands.crew(), webhook));
    Optional<ApiOperation> about =
        Optional.ofNullable(webhook.about()).flatMap(id -> Bodies.operation(hands.crew(), id));
    return text.map(
        body -> {
          var sample = new Sample(body, webhook.id());
          return new Hooks(
              new Hook(hands, webhook, sample),
              hands,
              about.map(maker -> new Things(hands, maker)));
        });
  }

  static String word(Variety variety) {
    return "an event " + Words.of(variety);
  }

  /// An event that can be sent, about something that exists.
  private record Event(String unique, String body, Thing thing) {}

  /// The first one of its kind, and what it changed.
  private record First(Event event, Exchange exchange, Count count) {}

  List<Delivered> all() throws InterruptedException {
    Optional<First> first = first(Variety.IN_SEQUENCE);
    if (first.isEmpty()) {
      return List.of();
    }
    var told = new ArrayList<Delivered>();
    told.add(sequence(first.get()));
    if (first.get().exchange().succeeded()) {
      told.addAll(crowd(first.get()));
      outOfOrder(first.get()).ifPresent(told::add);
      otherBody(first.get()).ifPresent(told::add);
      told.addAll(badSignature(first.get()));
      told.addAll(noSignature(first.get()));
    }
    return told;
  }

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
      case OUT_OF_ORDER -> outOfOrder(first.get()).stream().toList();
      case OTHER_BODY -> otherBody(first.get()).stream().toList();
      case BAD_SIGNATURE -> badSignature(first.get());
      case NO_SIGNATURE -> noSignature(first.get());
      case AFTER_RESTART, AFTER_CRASH, OTHER_KEY, OTHER_CALLER -> List.of();
    };
  }

  /// Taken now, to come again later.
  Optional<Later> later() throws InterruptedException {
    return first(Variety.AFTER_RESTART)
        .filter(first -> first.exchange().succeeded())
        .map(
            first ->
                () -> {
                  if (!first.count().stands(first.exchange())) {
                    return Optional.empty();
                  }
                  Exchange again = trying(Variety.AFTER_RESTART).send(first.event().body());
                  List<Exchange> all = List.of(first.exchange(), again);
                  return Optional.of(told(Variety.AFTER_RESTART, all, first.count().of(all)));
                });
  }

  private Hook trying(Variety variety) {
    return hook.trying(word(variety));
  }

  /// Beside others of its kind: a number that can't fall below zero would hide a second effect.
  private Optional<First> first(Variety variety) throws InterruptedException {
    for (int i = 0; i < BESIDE && things.isPresent(); i++) {
      Optional<Thing> _ = things.get().make(_ -> true);
    }
    Optional<Event> event = event(hands.crew().token().unique());
    if (event.isEmpty()) {
      return Optional.empty();
    }
    Count count = Count.from(hands.lab(), sight(variety, event.get().thing()));
    Exchange exchange = trying(variety).send(event.get().body());
    if (exchange.succeeded()) {
      count.first(List.of(exchange));
    }
    return Optional.of(new First(event.get(), exchange, count));
  }

  private Sight sight(Variety variety, Thing thing) throws InterruptedException {
    return Sight.over(hands.trying(word(variety)), thing.bonds(), thing.identity());
  }

  /// About a thing that was made for it.
  private Optional<Event> event(String unique) throws InterruptedException {
    Thing thing;
    if (things.isPresent()) {
      Optional<Thing> made =
          things.get().make(a -> hook.sample().filled(unique, a, now()).isPresent());
      if (made.isEmpty()) {
        return Optional.empty();
      }
      thing = made.get();
    } else {
      thing = Thing.nothing(Bodies.reader(hands.lab().recipe()));
    }
    return hook.sample()
        .filled(unique, thing.answer(), now())
        .map(body -> new Event(unique, body, thing));
  }

  private java.time.Instant now() {
    return hands.lab().clock().instant();
  }

  private Optional<Event> another() throws InterruptedException {
    return event(hands.crew().token().unique());
  }

  private Delivered sequence(First first) throws InterruptedException {
    var all = new ArrayList<>(List.of(first.exchange()));
    for (int i = 1; i < IN_SEQUENCE && first.exchange().succeeded(); i++) {
      all.add(trying(Variety.IN_SEQUENCE).send(first.event().body()));
    }
    List<Trace> traces = first.exchange().succeeded() ? first.count().of(all) : List.of();
    return told(Variety.IN_SEQUENCE, all, traces);
  }

  private List<Delivered> crowd(First first) throws InterruptedException {
    var told = new ArrayList<Delivered>();
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Event> event = another();
      if (event.isEmpty()) {
        return told;
      }
      Count count = first.count().at(sight(Variety.AT_ONCE, event.get().thing()));
      Hook trying = trying(Variety.AT_ONCE);
      Callable<Exchange> message = () -> trying.send(event.get().body());
      List<Exchange> all = hands.atOnce(Collections.nCopies(AT_ONCE, message));
      Delivered one = told(Variety.AT_ONCE, all, count.of(all));
      told.add(one);
      if (!one.telling().stream().allMatch(Trace::asOnce)) {
        return told;
      }
    }
    return told;
  }

  /// One is taken, another one comes, and only then the first one's repetition.
  private Optional<Delivered> outOfOrder(First first) throws InterruptedException {
    Optional<Event> early = another();
    Optional<Event> late = another();
    if (early.isEmpty() || late.isEmpty()) {
      return Optional.empty();
    }
    Hook trying = trying(Variety.OUT_OF_ORDER);
    Exchange before = trying.send(early.get().body());
    // Its effect may come after its answer, and mustn't be taken for one of what follows.
    first.count().settle();
    Count count = first.count().at(sight(Variety.OUT_OF_ORDER, late.get().thing()));
    var all = new ArrayList<Exchange>();
    for (Event event : List.of(late.get(), early.get(), late.get())) {
      all.add(trying.send(event.body()));
    }
    List<Trace> traces = count.of(all);
    all.addFirst(before);
    return Optional.of(told(Variety.OUT_OF_ORDER, all, traces));
  }

  private Optional<Delivered> otherBody(First first) throws InterruptedException {
    Optional<Event> other = event(first.event().unique());
    if (other.isEmpty() || other.get().body().equals(first.event().body())) {
      return Optional.empty();
    }
    Count count = first.count().at(sight(Variety.OTHER_BODY, other.get().thing()));
    Exchange exchange = trying(Variety.OTHER_BODY).send(other.get().body());
    List<Exchange> all = List.of(exchange);
    return Optional.of(told(Variety.OTHER_BODY, all, count.of(all)));
  }

  /// Signed with another secret, and with the right one for another body.
  private List<Delivered> badSignature(First first) throws InterruptedException {
    Optional<Event> event = another();
    if (event.isEmpty() || !hook.signed()) {
      return List.of();
    }
    Hook trying = trying(Variety.BAD_SIGNATURE);
    Count count = first.count().at(sight(Variety.BAD_SIGNATURE, event.get().thing()));
    String body = event.get().body();
    List<Exchange> all =
        List.of(trying.forged(body), trying.signedFor(first.event().body(), body));
    return List.of(told(Variety.BAD_SIGNATURE, all, count.of(all)));
  }

  private List<Delivered> noSignature(First first) throws InterruptedException {
    Optional<Event> event = another();
    if (event.isEmpty() || !hook.signed()) {
      return List.of();
    }
    Count count = first.count().at(sight(Variety.NO_SIGNATURE, event.get().thing()));
    List<Exchange> all = List.of(trying(Variety.NO_SIGNATURE).unsigned(event.get().body()));
    return List.of(told(Variety.NO_SIGNATURE, all, count.of(all)));
  }

  private Delivered told(Variety variety, List<Exchange> all, List<Trace> traces) {
    return Messages.told(Sort.WEBHOOK, hook.operation(), variety).by(all.getFirst(), all, traces);
  }
}
