package dev.prodproof.experiments;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Standing;
import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Seeding;
import dev.prodproof.lab.Terms;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Gate;
import dev.prodproof.wire.Http;
import dev.prodproof.wire.Origin;
import dev.prodproof.wire.Recorder;
import dev.prodproof.wire.Wire;
import dev.prodproof.wire.load.Demand;
import dev.prodproof.wire.load.Generator;
import dev.prodproof.wire.load.LoadGenerator;
import dev.prodproof.wire.load.Plan;
import dev.prodproof.wire.load.Schedule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A laboratory in memory around the real client. Identities are header fields.
public final class LocalLab implements Lab, Recorder, AutoCloseable {
  public final List<Fact> facts = new CopyOnWriteArrayList<>();
  public final List<String> lines = new CopyOnWriteArrayList<>();

  private final URI target;
  private Recipe recipe;
  private Set<String> asked = Set.of();
  private final Optional<ManagedService> process;
  private final List<Database> databases;
  private final Wire wire;
  private final Gate gate;
  private @Nullable Gate stress;
  private @Nullable Hurry hurry;
  private Optional<Seeding> seeding = Optional.empty();
  private final AtomicLong last = new AtomicLong();
  private final Map<Origin, Wire> doors = new ConcurrentHashMap<>();

  public LocalLab(URI target) {
    this(target, null, Map.of());
  }

  /// With all consent, around a process of ours.
  public LocalLab(URI target, ManagedService service) {
    this(target, null, Map.of(), Optional.of(service), null, null);
  }

  /// @param ready path of its readiness
  /// @param files where it keeps them
  public LocalLab(URI target, ManagedService service, String ready, @Nullable String files) {
    this(target, null, Map.of(), Optional.of(service), ready, files);
  }

  public LocalLab(URI target, @Nullable String describe, Map<String, Recipe.Identity> identities) {
    this(target, describe, identities, Optional.empty(), null, null);
  }

  /// Around a service that promises to answer within this time, and its database.
  public LocalLab(URI target, Duration deadline, Database database) {
    this(target, new Recipe.Declared(deadline, null, List.of()), List.of(database));
  }

  private LocalLab(
      URI target,
      @Nullable String describe,
      Map<String, Recipe.Identity> identities,
      Optional<ManagedService> process,
      @Nullable String ready,
      @Nullable String files) {
    this.target = target;
    this.process = process;
    this.databases = List.of();
    var service =
        new Recipe.Service(
            "target", target.toString(), List.of(), ready, Duration.ofSeconds(5), Map.of(), ".");
    Impact consent = process.isPresent() ? Impact.BREAKS : Impact.WRITES;
    var limits = new Recipe.Limits(files, Map.of(), Map.of(), Map.of(), List.of(), null);
    var declared = new Recipe.Declared(null, null, List.of(), limits);
    recipe = new Recipe(service, describe, identities, declared, consent);
    Origin origin = Origin.of(target);
    gate = new Gate(Gate.Terms.of(origin, consent));
    wire = new Wire(origin, gate, this, Wire.Settings.of(InstantSource.system(), "a run"));
  }

  private LocalLab(URI target, Recipe.Declared declared, List<Database> databases) {
    this.target = target;
    this.process = Optional.empty();
    this.databases = databases;
    var service =
        new Recipe.Service(
            "target", target.toString(), List.of(), null, Duration.ofSeconds(5), Map.of(), ".");
    recipe = new Recipe(service, null, Map.of(), declared, Impact.WRITES);
    Origin origin = Origin.of(target);
    gate = new Gate(Gate.Terms.of(origin, Impact.WRITES));
    wire = new Wire(origin, gate, this, Wire.Settings.of(InstantSource.system(), "a run"));
  }

  /// Where load is allowed, too.
  public LocalLab stressing() {
    stress = new Gate(Gate.Terms.of(Origin.of(target), Impact.STRESSES));
    return this;
  }

  /// Where time goes by so many times as fast: what is meant to take minutes takes seconds.
  public LocalLab hurrying(int times, Duration budget) {
    hurry = new Hurry(times, InstantSource.system().instant(), budget);
    return this;
  }

  /// @param begin of the time that goes by faster
  private record Hurry(int times, Instant begin, Duration budget) {
    Instant now() {
      Duration real = Duration.between(begin, InstantSource.system().instant());
      return begin.plus(real.multipliedBy(times));
    }

    Plan shortened(Plan plan) {
      return plan.demand(shortened(plan.demand())).window(plan.window().dividedBy(times));
    }

    private Demand shortened(Demand demand) {
      return switch (demand) {
        case Demand.Open(Schedule.Poisson(double rate, Duration length, long seed)) ->
            Demand.poisson(rate, length.dividedBy(times), seed);
        case Demand.Open(Schedule other) ->
            Demand.constant(other.peak(), other.length().dividedBy(times));
        case Demand.Closed(int users, Duration think, Duration length) ->
            new Demand.Closed(users, think, length.dividedBy(times));
      };
    }
  }

  /// Where a command of the recipe puts data in.
  public LocalLab seeding(Seeding by) {
    seeding = Optional.of(by);
    return this;
  }

  @Override
  public Optional<Seeding> seeding() {
    return seeding;
  }

  /// With these doors beside its API.
  public LocalLab keeping(Terms terms) {
    recipe = recipe.terms(terms);
    return this;
  }

  /// Where these checks alone are asked for.
  public LocalLab asking(String... checks) {
    asked = Set.of(checks);
    return this;
  }

  @Override
  public boolean wants(String check) {
    return asked.isEmpty() || asked.contains(check);
  }

  public <F extends Fact> F only(Class<F> kind) {
    List<F> all = all(kind);
    if (all.size() != 1) {
      throw new AssertionError("expected one " + kind.getSimpleName() + ", found " + all);
    }
    return all.getFirst();
  }

  public <F extends Fact> List<F> all(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public URI target() {
    return target;
  }

  @Override
  public Recipe recipe() {
    return recipe;
  }

  @Override
  public Generator load() {
    Gate through = stress == null ? gate : stress;
    Generator real =
        new LoadGenerator(through, this, LoadGenerator.Settings.of(InstantSource.system()).cold());
    Hurry faster = hurry;
    return faster == null
        ? real
        : (plan, live) -> real.run(faster.shortened(plan), live);
  }

  @Override
  public Http http() {
    return wire;
  }

  @Override
  public Http as(String identity) {
    if (identity.equals(Exchange.NOBODY)) {
      return wire;
    }
    Recipe.Identity who = recipe.identities().get(identity);
    if (who == null || !(who.logIn() instanceof Recipe.LogIn.Fields fields)) {
      throw new Unusable("`" + identity + "` could not log in.");
    }
    return call -> {
      Call with = call.as(identity);
      for (var header : fields.headers()) {
        with = with.header(header.name(), header.value());
      }
      return wire.send(with);
    };
  }

  @Override
  public Http freshly(String identity) {
    return as(identity);
  }

  @Override
  public Http at(ManagedService instance, String identity) {
    Origin origin = Origin.of(instance.url());
    gate.open(origin);
    Wire door =
        doors.computeIfAbsent(
            origin, _ -> new Wire(origin, gate, this, Wire.Settings.of(InstantSource.system(), "a run")));
    return call -> door.send(call.as(identity));
  }

  @Override
  public <F extends Fact> F record(F fact) {
    facts.add(fact);
    return fact;
  }

  @Override
  public <S extends Standing> List<S> standing(Class<S> kind) {
    return all(kind);
  }

  @Override
  public boolean allows(Impact impact) {
    return gate.allows(impact);
  }

  @Override
  public RandomGenerator chance(String name) {
    return new Random(name.hashCode());
  }

  @Override
  public InstantSource clock() {
    Hurry faster = hurry;
    return faster == null ? InstantSource.system() : faster::now;
  }

  @Override
  public void pause(Duration howLong) throws InterruptedException {
    Hurry faster = hurry;
    Thread.sleep(faster == null ? howLong : howLong.dividedBy(faster.times()));
  }

  @Override
  public Duration left() {
    Hurry faster = hurry;
    return faster == null
        ? Duration.ofSeconds(30)
        : faster.budget().minus(Duration.between(faster.begin(), faster.now()));
  }

  @Override
  public void progress(String line) {
    lines.add(line);
  }

  @Override
  public Optional<ManagedService> service() {
    return process;
  }

  @Override
  public List<Database> databases() {
    return databases;
  }

  @Override
  public long next() {
    return last.incrementAndGet();
  }

  @Override
  public void sending(long id, Call call) {}

  @Override
  public void record(Exchange exchange) {
    facts.add(exchange);
  }

  @Override
  public void stressing(String plan) {
    // What came of it is recorded as facts.
  }

  @Override
  public void close() {
    wire.close();
    doors.values().forEach(Wire::close);
  }
}
