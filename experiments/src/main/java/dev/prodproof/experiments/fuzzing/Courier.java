package dev.prodproof.experiments.fuzzing;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.FreshKey;
import dev.prodproof.experiments.fuzzing.cases.OnTheWire;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Sends cases: within consent and manners, at the pace that the service asks for, and passes each answer
/// on to those who learn from it.
final class Courier {
  private static final int TRIES = 3;

  private final Lab lab;
  private final Token token;
  private final OnTheWire wire;
  private final Manners manners;
  private final Throttle throttle;
  private final Answers answers;
  private final FormPages pages;
  private final Ledger ledger;

  /// Shapes of the paths that can be read.
  private final Set<String> readable;

  private final Turns turns = new Turns();
  private final Tags tags = new Tags();
  private final Map<String, Http> clients = new ConcurrentHashMap<>();

  Courier(Lab lab, Api api, Token token, Manners manners, Answers answers, Ledger ledger) {
    this.lab = lab;
    this.token = token;
    this.wire = new OnTheWire(api.basePath());
    this.manners = manners;
    this.throttle = new Throttle(lab);
    this.answers = answers;
    this.pages = new FormPages(this);
    this.ledger = ledger;
    this.readable =
        api.operations().stream()
            .filter(operation -> operation.method().equals("GET"))
            .map(ApiOperation::shape)
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether it may be sent at all.
  boolean permits(Case one) {
    return lab.allows(impact(one.method()))
        && manners.permits(one)
        && !throttle.closed(one.draft().operation().id());
  }

  /// Only for cases that are permitted.
  Exchange send(Case one, String identity) throws InterruptedException {
    Case filled = pages.filled(matching(FreshKey.in(one, token), identity), identity);
    Call call = wire.call(Fuzzing.NAME, filled);
    Exchange exchange = send(call, identity);
    turns.saw(one.draft().operation(), exchange);
    tags.saw(exchange);
    answers.see(filled, exchange);
    return exchange;
  }

  /// With the tag of what it changes, which is read first where it isn't known.
  private Case matching(Case one, String identity) throws InterruptedException {
    Optional<Site> place = Tags.place(one);
    if (place.isEmpty()) {
      return one;
    }
    String target = wire.target(one.draft());
    if (tags.of(target).isEmpty() && readable.contains(one.draft().operation().shape())) {
      var purpose = new Purpose.Look("the tag that a change must match");
      tags.saw(send(Call.of(Fuzzing.NAME, purpose, "GET", target.replaceFirst("\\?.*", "")), identity));
    }
    return tags.of(target).map(tag -> Tags.named(one, place.get(), tag)).orElse(one);
  }

  Turns turns() {
    return turns;
  }

  /// The request target of a case, as it is sent.
  String target(Case one) {
    return wire.target(one.draft());
  }

  /// A call that belongs to no case, sent as it is; repeated while the service asks to wait.
  Exchange send(Call call, String identity) throws InterruptedException {
    Call ready = call.as(identity).impact(impact(call.method())).deadline(Call.PATIENCE);
    Http client = client(identity);
    throttle.await();
    Exchange exchange = client.send(ready);
    for (int i = 1; i < TRIES && throttle.asked(exchange) && longEnough(); i++) {
      throttle.await();
      exchange = client.send(ready);
    }
    // Who hangs up on a kept connection may have meant the call before: on a new one it shows.
    return exchange.closedWhileKept() ? client.send(ready.header("Connection", "close")) : exchange;
  }

  /// Logs everybody in at once. Who can't is told when he is first needed.
  void introduce(List<String> identities) throws InterruptedException {
    Workers.run(
        identities.stream()
            .<Workers.Work>map(
                identity ->
                    () -> {
                      try {
                        Http _ = client(identity);
                      } catch (Unusable e) {
                        lab.progress(identity + " can't log in: " + e.getMessage());
                      }
                    })
            .toList());
  }

  /// Exactly once, by nobody in particular; what it may have made is taken away later.
  ///
  /// @param like the case that the call was made from
  void once(Call call, Case like) throws InterruptedException {
    throttle.await();
    Exchange exchange = lab.http().send(call.impact(impact(call.method())));
    answers.effect(like, exchange);
  }

  /// Exactly once and at once, in the name of another experiment.
  Exchange once(Case one, String identity, String experiment, UnaryOperator<Call> shape)
      throws InterruptedException {
    Optional<String> tag = tags.of(wire.target(one.draft()));
    Optional<Site> place = tag.isEmpty() ? Optional.empty() : Tags.place(one);
    Case named = place.isEmpty() ? one : Tags.named(one, place.get(), tag.get());
    Case filled = pages.filled(named, identity);
    Call call = shape.apply(wire.call(experiment, filled)).as(identity).impact(impact(one.method()));
    Exchange exchange = client(identity).send(call);
    tags.saw(exchange);
    answers.effect(filled, exchange);
    return exchange;
  }

  /// Takes away what is more than needed of the things that we made.
  void tidy() throws InterruptedException {
    Optional<Ledger.Owed> surplus = ledger.surplus();
    if (surplus.isPresent()) {
      send(surplus.get().removal(), surplus.get().identity());
    }
  }

  /// Takes away all that we made.
  void clean() throws InterruptedException {
    Optional<Ledger.Owed> debt = ledger.next();
    while (debt.isPresent() && !lab.left().isZero()) {
      send(debt.get().removal(), debt.get().identity());
      debt = ledger.next();
    }
  }

  private boolean longEnough() {
    return lab.left().compareTo(Duration.ofSeconds(3)) > 0;
  }

  private Http client(String identity) throws InterruptedException {
    Http known = clients.get(identity);
    if (known == null) {
      known = lab.as(identity);
      clients.put(identity, known);
    }
    return known;
  }

  private static Impact impact(String method) {
    return Order.reads(method) ? Impact.READS : Impact.WRITES;
  }
}
