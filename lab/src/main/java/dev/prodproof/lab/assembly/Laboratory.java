package dev.prodproof.lab.assembly;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Standing;
import dev.prodproof.core.Unusable;
import dev.prodproof.facts.rules.Validity;
import dev.prodproof.lab.Hardware;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.lab.Notebook;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Seeding;
import dev.prodproof.lab.process.Bystanders;
import dev.prodproof.lab.proxy.Upstream;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.session.Sessions;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import dev.prodproof.wire.load.Generator;
import dev.prodproof.wire.load.Plan;
import dev.prodproof.wire.load.Trial;
import dev.prodproof.wire.load.Window;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// The lab of one run, put together from its parts; [#until] lends it to one experiment for so long.
public final class Laboratory implements Lab {
  /// @param target where the target answers
  /// @param http records and passes the gate
  /// @param progress takes short lines for the person who waits
  /// @param wanted whether a check of that id is asked for
  /// @param seeding puts more data in, where the recipe says how
  /// @param doors clients for other instances of the target, by where they answer
  /// @param load passes the gate, as the clients do
  public record Setup(
      URI target,
      Recipe recipe,
      Http http,
      Notebook notebook,
      Impact consent,
      long seed,
      InstantSource clock,
      Consumer<String> progress,
      Optional<ManagedService> service,
      List<Upstream> upstreams,
      List<Database> databases,
      Optional<Seeding> seeding,
      Function<URI, Http> doors,
      Generator load,
      Predicate<String> wanted) {
    /// Without dependencies or other instances.
    public Setup(
        URI target,
        Recipe recipe,
        Http http,
        Notebook notebook,
        Impact consent,
        long seed,
        InstantSource clock,
        Consumer<String> progress,
        Optional<ManagedService> service) {
      this(
          target,
          recipe,
          http,
          notebook,
          consent,
          seed,
          clock,
          progress,
          service,
          List.of(),
          List.of(),
          Optional.empty(),
          Setup::none,
          Setup::noLoad,
          _ -> true);
    }

    private static Trial noLoad(Plan plan, Consumer<Window> live) {
      throw new Unusable("no load can be generated here");
    }

    private static Http none(URI instance) {
      throw new Unusable("nobody can be spoken to at " + instance);
    }
  }

  private final Setup setup;
  private final Sessions sessions;
  private final Instant until;

  public Laboratory(Setup setup) {
    this(setup, new Sessions(setup.http(), setup.target(), setup.recipe().identities()), Instant.MAX);
  }

  private Laboratory(Setup setup, Sessions sessions, Instant until) {
    this.setup = setup;
    this.sessions = sessions;
    this.until = until;
  }

  public Laboratory until(Instant end) {
    return new Laboratory(setup, sessions, end);
  }

  @Override
  public URI target() {
    return setup.target();
  }

  @Override
  public String machine() {
    return Hardware.of(setup.target());
  }

  @Override
  public double takenInQuiet() throws InterruptedException {
    return setup.service().isPresent()
        ? 0
        : Bystanders.beside(setup.target(), Validity.OTHERS, setup.clock());
  }

  @Override
  public Recipe recipe() {
    return setup.recipe();
  }

  @Override
  public Http http() {
    return setup.http();
  }

  @Override
  public Http as(String identity) throws InterruptedException {
    return sessions.of(identity);
  }

  @Override
  public Http freshly(String identity) throws InterruptedException {
    return sessions.fresh(identity);
  }

  @Override
  public Http at(ManagedService instance, String identity) throws InterruptedException {
    return sessions.through(setup.doors().apply(instance.url()), identity);
  }

  @Override
  public Generator load() {
    return setup.load();
  }

  @Override
  public Call signed(Call call, String identity) throws InterruptedException {
    return sessions.signed(call, identity);
  }

  @Override
  public <F extends Fact> F record(F fact) {
    try {
      setup.notebook().write(fact);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unusable("interrupted", e);
    }
    return fact;
  }

  @Override
  public <S extends Standing> List<S> standing(Class<S> kind) {
    return setup.notebook().standing(kind);
  }

  @Override
  public boolean allows(Impact impact) {
    return impact.within(setup.consent());
  }

  @Override
  public boolean wants(String check) {
    return setup.wanted().test(check);
  }

  @Override
  public RandomGenerator chance(String name) {
    return new Random(setup.seed() * 31 + name.hashCode());
  }

  @Override
  public InstantSource clock() {
    return setup.clock();
  }

  @Override
  public void pause(Duration howLong) throws InterruptedException {
    Duration bounded = howLong.compareTo(left()) < 0 ? howLong : left();
    Thread.sleep(bounded);
  }

  @Override
  public Duration left() {
    if (until.equals(Instant.MAX)) {
      return Duration.ofDays(1);
    }
    Duration left = Duration.between(setup.clock().instant(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }

  @Override
  public void progress(String line) {
    setup.progress().accept(line);
  }

  @Override
  public Optional<ManagedService> service() {
    return setup.service();
  }

  @Override
  public Optional<Seeding> seeding() {
    return setup.seeding();
  }

  @Override
  public List<Upstream> upstreams() {
    return setup.upstreams();
  }

  @Override
  public List<Database> databases() {
    return setup.databases();
  }
}
