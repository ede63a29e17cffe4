package dev.prodproof.experiments.growth;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.Workers;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.scenario.Kind;
import dev.prodproof.experiments.outage.Caller;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Grown;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// Many things of one kind, made through the API.
final class ApiKitchen implements Kitchen {
  /// At the same time; more would be load.
  private static final int MAKERS = 6;

  /// Where there is time: a hundred times as much, in the end.
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final long[] QUICK = {200, 1_000, 2_000};
  private static final long[] WHOLE = {100, 1_000, 10_000};

  /// Refused so often in a row, it makes no more.
  private static final int REFUSALS = 12;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final String TIME = "no more in this time";

  private final Lab lab;
  private final Crew crew;
  private final Kind kind;
  private final String identity;
  private final Map<Site, JsonNode> place;
  private final long[] sizes;
  private final AtomicLong made = new AtomicLong();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile Instant until = Instant.MIN;
  private volatile String because = "";

  private ApiKitchen(Lab lab, Crew crew, Kind kind, Map<Site, JsonNode> place) {
    this.lab = lab;
    this.crew = crew;
    this.kind = kind;
    this.identity = crew.identity(kind.maker());
    this.place = place;
    boolean ours = lab.service().isPresent() && !lasting();
    boolean whole = ours && lab.left().compareTo(LONG) > 0;
    this.sizes = (whole ? WHOLE : QUICK).clone();
  }

  /// Empty where the operation makes nothing that is listed, or what would stay with somebody else.
  static Optional<Kitchen> of(Lab lab, Crew crew, ApiOperation maker) {
    Optional<Kind> kind =
        Kind.madeBy(maker, crew.api())
            .filter(one -> one.list().isPresent() && crew.reached(maker))
            .filter(one -> lab.service().isPresent() || one.onItem("DELETE").isPresent());
    return kind.flatMap(one -> crew.plain(maker).map(plain -> at(plain.draft())))
        .map(place -> new ApiKitchen(lab, crew, kind.orElseThrow(), place));
  }

  /// All things go to one place: below the same parents.
  private static Map<Site, JsonNode> at(Draft draft) {
    var place = new LinkedHashMap<Site, JsonNode>();
    draft
        .parameters()
        .forEach(
            (site, value) -> {
              if (site.in() == Site.In.PATH) {
                place.put(site, value);
              }
            });
    return place;
  }

  @Override
  public boolean lists(ApiOperation operation) {
    return kind.list().filter(operation::equals).isPresent();
  }

  @Override
  public boolean shows(ApiOperation operation) {
    return lists(operation) || kind.onItem("GET").filter(operation::equals).isPresent();
  }

  @Override
  public String name() {
    return kind.maker().id();
  }

  @Override
  public long made() {
    return made.get();
  }

  @Override
  public boolean lasting() {
    return kind.onItem("DELETE").isEmpty();
  }

  @Override
  public Draft placed(Draft draft) {
    Draft there = draft;
    for (var parent : place.entrySet()) {
      boolean named = there.parameters().containsKey(parent.getKey());
      there = named ? there.with(parent.getKey(), parent.getValue()) : there;
    }
    return there;
  }

  @Override
  public Grown told() {
    long wanted = sizes[SIZES - 1];
    return new Grown(name(), wanted, made(), made() < wanted ? because : "");
  }

  @Override
  public void fill(int size, Instant end) throws InterruptedException {
    long wanted = sizes[size];
    until = end;
    because = because.equals(TIME) ? "" : because;
    var begun = new AtomicLong(made.get());
    Workers.run(MAKERS, 
        () -> {
          while (because.isEmpty() && begun.getAndIncrement() < wanted) {
            one();
          }
        });
    lab.progress("%s: %,d made".formatted(name(), made()));
  }

  private void one() throws InterruptedException {
    if (!lab.clock().instant().isBefore(until)) {
      because = TIME;
      return;
    }
    Optional<Case> plain = crew.plain(kind.maker());
    if (plain.isEmpty()) {
      because = "no more requests could be made up";
      return;
    }
    var why = new Purpose.Look("one of many");
    Case one = Case.of(placed(plain.get().draft()), why);
    came(
        crew.once(
            one,
            identity,
            Growth.NAME,
            call -> call.operation("").purpose(why).deadline(PATIENCE)),
        plain.get());
  }

  private void came(Exchange exchange, Case plain) throws InterruptedException {
    if (exchange.succeeded()) {
      made.incrementAndGet();
      refused.set(0);
    } else if (exchange.status() == TOO_MANY_REQUESTS) {
      because = "it asks not to be asked so often (429)";
    } else if (refused.incrementAndGet() >= REFUSALS) {
      because = "it was refused then (" + word(exchange) + ")";
    } else {
      learn(plain);
    }
  }

  /// What it refers to may be used up: full, lent, taken.
  private void learn(Case plain) throws InterruptedException {
    if (refused.get() == REFUSALS / 2) {
      new Caller(lab, crew, Growth.NAME, "").renew(kind.maker());
    }
    Case there = new Case(placed(plain.draft()), plain.method(), plain.purpose());
    if (crew.permits(there) && crew.send(there, identity).succeeded()) {
      made.incrementAndGet();
      refused.set(0);
    }
  }

  private static String word(Exchange exchange) {
    return exchange.status() == 0 ? "no answer" : Integer.toString(exchange.status());
  }
}
