package dev.prodproof.experiments.delivery;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.experiments.fuzzing.scenario.Kind;
import dev.prodproof.facts.Contended;
import dev.prodproof.facts.Delivered;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Offered;
import dev.prodproof.lab.Confirms;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.OncePerLab;
import dev.prodproof.lab.Terms.Webhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Sends the same again, many times at once and in altered forms, and counts what it changed.
public final class Delivery implements Experiment, Confirms {
  static final String NAME = "delivery";

  /// Of what is left, in percent, for bringing operations to a good answer first.
  private static final int EXPLORING = 30;

  private static final int MOST_UPDATES = 6;
  private static final int MOST_TAKERS = 12;

  private static final String KEY = "failures/idempotency-key";

  private final OncePerLab<Encore> encores = new OncePerLab<>(Encore::new);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Impact impact() {
    return Impact.WRITES;
  }

  @Override
  public Set<Capability> needs() {
    return Set.of(Capability.HTTP, Capability.API_DESCRIPTION);
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Exercised run(Lab lab) throws InterruptedException {
    Crew crew = crew(lab, NAME);
    explore(crew);
    var hands = new Hands(crew, "offered");
    List<ApiOperation> makers = makers(crew);
    List<ApiOperation> keyed =
        crew.api().operations().stream()
            .filter(one -> one.method().equals("POST") && !one.form() && Key.of(one).isPresent())
            .toList();
    List<Webhook> webhooks = lab.recipe().terms().webhooks();
    lab.record(
        new Offered(
            ids(makers),
            ids(keyed),
            webhooks.stream().map(one -> "POST " + one.path()).toList(),
            Bodies.noWebhooks(crew),
            updates(crew).stream().map(one -> one.operation().id()).toList()));
    try {
      // What no check asks for isn't tried.
      List<ApiOperation> tried = lab.wants(KEY) ? keyed : List.of();
      List<Webhook> heard = lab.wants("failures/duplicate-webhook") ? webhooks : List.of();
      return Exercised.of("operations that make things", makers.size())
          .and("with an idempotency key", keyed.size())
          .and("webhooks", webhooks.size())
          .and(
              "trials",
              keys(hands, tried)
                  + webhooks(hands, heard)
                  + (lab.wants("failures/concurrent-update") ? rivals(hands) : 0)
                  + restarted(hands, tried, heard)
                  + crashed(hands, tried));
    } finally {
      crew.clean();
    }
  }

  private static long webhooks(Hands hands, List<Webhook> webhooks) throws InterruptedException {
    long trials = 0;
    for (Webhook webhook : webhooks) {
      Optional<Hooks> hooks = Hooks.of(hands, webhook);
      if (hooks.isPresent() && !hands.lab().left().isZero()) {
        hands.lab().progress("POST " + webhook.path() + " with an event, again, at once and forged");
        List<Delivered> told = hooks.get().all();
        told.forEach(hands.lab()::record);
        trials += told.size();
      }
    }
    return trials;
  }

  private static long keys(Hands hands, List<ApiOperation> keyed) throws InterruptedException {
    long trials = 0;
    for (ApiOperation operation : keyed) {
      Optional<Key> key = Key.of(operation);
      if (key.isPresent() && !hands.lab().left().isZero()) {
        hands.lab().progress(operation.id() + " with an idempotency key, again and at once");
        List<Delivered> told = new Keys(hands, operation, key.get()).all();
        told.forEach(hands.lab()::record);
        trials += told.size();
      }
    }
    return trials;
  }

  private static long restarted(
      Hands hands, List<ApiOperation> keyed, List<Webhook> webhooks) throws InterruptedException {
    var waiting = new ArrayList<Later>();
    if (!Later.possible(hands.lab())) {
      return 0;
    }
    for (ApiOperation operation : keyed) {
      Optional<Key> key = Key.of(operation);
      if (key.isPresent()) {
        new Keys(hands, operation, key.get()).later().ifPresent(waiting::add);
      }
    }
    for (Webhook webhook : webhooks) {
      Optional<Hooks> hooks = Hooks.of(hands, webhook);
      if (hooks.isPresent()) {
        hooks.get().later().ifPresent(waiting::add);
      }
    }
    List<Delivered> told = Later.restarted(hands.crew(), waiting);
    told.forEach(hands.lab()::record);
    return told.size();
  }

  /// One of them, for each takes a start and the time until the key is free again.
  private static long crashed(Hands hands, List<ApiOperation> keyed) throws InterruptedException {
    Lab lab = hands.lab();
    for (ApiOperation operation : keyed) {
      Optional<Key> key = Key.of(operation);
      boolean time = Later.possible(lab) && lab.left().compareTo(Keys.UNDER_WAY) > 0;
      if (key.isPresent() && time) {
        Optional<Delivered> told = new Keys(hands, operation, key.get()).crashed();
        told.ifPresent(lab::record);
        if (told.isPresent()) {
          return 1;
        }
      }
    }
    return 0;
  }

  /// A way to change a thing of a kind that can be made.
  record Update(Kind kind, ApiOperation operation) {}

  static List<Update> updates(Crew crew) {
    return makers(crew).stream()
        .flatMap(maker -> Kind.madeBy(maker, crew.api()).stream())
        .filter(kind -> kind.onItem("GET").isPresent())
        .flatMap(
            kind ->
                Stream.of("PUT", "PATCH")
                    .flatMap(method -> kind.onItem(method).stream())
                    .map(operation -> new Update(kind, operation)))
        .limit(MOST_UPDATES)
        .toList();
  }

  private static long rivals(Hands hands) throws InterruptedException {
    var told = new ArrayList<Contended>();
    for (Update update : updates(hands.crew())) {
      hands.lab().progress(update.operation().id() + " by several writers");
      told.addAll(new Rivals(hands, update.kind(), update.operation()).all());
    }
    for (ApiOperation maker : takers(hands.crew())) {
      if (Kind.madeBy(maker, hands.crew().api()).isPresent() && !hands.lab().left().isZero()) {
        told.addAll(new Takers(hands, maker).all());
      }
    }
    told.forEach(hands.lab()::record);
    return told.size();
  }

  static Crew crew(Lab lab, String purpose) {
    Api api =
        lab.standing(Described.class).stream()
            .map(Api::of)
            .max(Comparator.comparingLong(Delivery::described))
            .orElseThrow(() -> new Unusable("there is no API description to write by"));
    return new Crew(lab, api, Token.at(lab.clock().instant()), purpose);
  }

  private static long described(Api api) {
    return api.operations().stream().filter(one -> !one.form()).count();
  }

  static void explore(Crew crew) throws InterruptedException {
    List<ApiOperation> operations =
        crew.api().operations().stream()
            .filter(one -> !one.form() && !one.method().equals("DELETE"))
            .toList();
    Duration left = crew.lab().left();
    crew.explore(operations, left.multipliedBy(100 - EXPLORING).dividedBy(100));
  }

  /// Those, too, that gave no good answer: with room enough they may.
  private static List<ApiOperation> takers(Crew crew) {
    return crew.api().operations().stream()
        .filter(one -> one.method().equals("POST") && !one.form() && !one.bodies().isEmpty())
        .limit(MOST_TAKERS)
        .toList();
  }

  static List<ApiOperation> makers(Crew crew) {
    return crew.api().operations().stream()
        .filter(one -> one.method().equals("POST") && !one.form() && crew.reached(one))
        .toList();
  }

  private static List<String> ids(List<ApiOperation> operations) {
    return operations.stream().map(ApiOperation::id).toList();
  }

  @Override
  public Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows, Lab lab)
      throws InterruptedException {
    return encores.in(lab).confirm(finding, evidence, stillShows);
  }
}
