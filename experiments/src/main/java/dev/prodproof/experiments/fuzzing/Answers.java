package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.pool.Pool;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.pool.Thing;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Learns from each answer: what exists, what is ours now, what is gone.
final class Answers {
  private final Api api;
  private final Pool pool;
  private final Ledger ledger;
  private final Tally tally;
  private final Measure measure;

  /// Records how an answer agrees with the description.
  interface Measure {
    void of(ApiOperation operation, Exchange exchange);
  }

  Answers(Api api, Pool pool, Ledger ledger, Tally tally, Measure measure) {
    this.api = api;
    this.pool = pool;
    this.ledger = ledger;
    this.tally = tally;
    this.measure = measure;
  }

  void see(Case sent, Exchange exchange) {
    ApiOperation operation = sent.draft().operation();
    if (!sent.method().equals(operation.method())) {
      return;
    }
    tally.see(exchange);
    if (exchange.answer().isPresent()) {
      measure.of(operation, exchange);
    }
    effect(sent, exchange);
  }

  /// What the request brought about, whatever it was sent for.
  void effect(Case sent, Exchange exchange) {
    if (exchange.succeeded()) {
      learn(sent, sent.draft().operation(), exchange);
    }
  }

  private void learn(Case sent, ApiOperation operation, Exchange exchange) {
    if (operation.method().equals("DELETE")) {
      forget(Template.of(operation.path()), values(sent));
      return;
    }
    // In one go: between a thing's being known and its being reserved somebody could take it away.
    synchronized (pool) {
      made(sent, operation, exchange);
    }
  }

  private void made(Case sent, ApiOperation operation, Exchange exchange) {
    Template path = Template.of(operation.path());
    Map<String, String> values = values(sent);
    boolean creates = operation.method().equals("POST") && !Order.changes(operation);
    boolean created = creates || (exchange.status() == 201 && operation.method().equals("PUT"));
    Optional<Thing> made =
        pool.learn(path, values, json(exchange), created, exchange.identity());
    if (created) {
      Optional<Thing> thing = made.or(() -> located(exchange));
      thing.ifPresent(one -> keep(sent, one, path, exchange.identity()));
    }
  }

  /// What a scenario made is looked at before and after what it does: nobody else may use it up meanwhile.
  private void keep(Case sent, Thing thing, Template maker, String identity) {
    if (sent.purpose() instanceof Purpose.Step(_, _, Purpose.Role role) && role == Purpose.Role.CREATE) {
      pool.reserve(thing);
      ledger.reserve(thing);
    }
    ledger.made(thing, maker, identity);
  }

  private void forget(Template path, Map<String, String> values) {
    if (path.parameters().isEmpty()) {
      return;
    }
    String last = path.parameters().getLast();
    List<Thing> gone =
        pool.of(path.resourceOf(last)).stream()
            .filter(thing -> thing.named(last).map(v -> v.asString("")).filter(v -> v.equals(values.get(last))).isPresent())
            .toList();
    gone.forEach(pool::forget);
    gone.forEach(ledger::gone);
  }

  /// The thing that a `Location` names, where a described path fits it.
  private Optional<Thing> located(Exchange exchange) {
    return exchange.header("location").flatMap(Answers::pathOf).flatMap(path -> {
      String below = path.startsWith(api.basePath()) ? path.substring(api.basePath().length()) : path;
      return api.operations().stream()
          .map(operation -> Template.of(operation.path()))
          .filter(Template::endsWithParameter)
          .flatMap(template -> template.match(below).stream()
              .map(values -> pool.learnAddress(template, values, true, exchange.identity())))
          .findFirst();
    });
  }

  private static Optional<String> pathOf(String location) {
    try {
      return Optional.ofNullable(URI.create(location).getRawPath());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> values(Case sent) {
    var values = new LinkedHashMap<String, String>();
    sent.draft().parameters().forEach((site, value) -> {
      if (site.in() == Site.In.PATH) {
        values.put(site.name(), value.asString(""));
      }
    });
    return values;
  }

  /// The answer as JSON; a missing node where it isn't any, or was too long to be kept whole.
  static JsonNode json(Exchange exchange) {
    boolean whole = exchange.answer().filter(a -> !a.body().cut() && !a.body().binary()).isPresent();
    if (!whole || !ApiOperation.isJson(exchange.mediaType())) {
      return JsonNodeFactory.instance.missingNode();
    }
    try {
      return JsonMapper.shared().readTree(exchange.text());
    } catch (JacksonException | StackOverflowError e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }
}
