package dev.prodproof.cli;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Unusable;
import dev.prodproof.engine.Run;
import dev.prodproof.engine.Workbench;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.assembly.Laboratory;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Seeding;
import dev.prodproof.lab.proxy.Upstream;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.wire.Gate;
import dev.prodproof.wire.Http;
import dev.prodproof.wire.Origin;
import dev.prodproof.wire.Recorder;
import dev.prodproof.wire.Secrets;
import dev.prodproof.wire.Trust;
import dev.prodproof.wire.Wire;
import dev.prodproof.wire.load.LoadGenerator;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Gate, wire and laboratory of one run, wired together.
final class Bench implements Workbench {
  /// @param proof where a host other than this machine shows that it is the user's; empty on loopback
  record Parts(
      Recipe recipe,
      Trust trust,
      Secrets secrets,
      long seed,
      String proof,
      InstantSource clock,
      Consumer<String> progress,
      Optional<ManagedService> service,
      List<Upstream> upstreams,
      List<Database> databases,
      Optional<Seeding> seeding,
      Reset reset) {}

  /// Brings the target's data back to what it was.
  interface Reset {
    void run() throws InterruptedException;
  }

  private final Parts parts;
  private final URI target;
  private final Gate gate;
  private final Wire wire;
  private final Laboratory laboratory;
  private final Recorder recorder;
  private final Wire.Settings settings;
  private final Map<Origin, Wire> doors = new ConcurrentHashMap<>();

  Bench(Parts parts, Run run, String runId) {
    this.parts = parts;
    this.target = uri(parts.recipe().service().url());
    Origin origin = Origin.of(target);
    this.gate = new Gate(Gate.Terms.of(origin, run.consent()).proof(parts.proof()));
    var settings =
        Wire.Settings.of(parts.clock(), runId).trust(parts.trust()).secrets(parts.secrets());
    this.wire = new Wire(origin, gate, run.recorder(), settings);
    this.laboratory =
        new Laboratory(
            new Laboratory.Setup(
                target,
                parts.recipe(),
                wire,
                run.notebook(),
                run.consent(),
                parts.seed(),
                parts.clock(),
                parts.progress(),
                parts.service(),
                parts.upstreams(),
                parts.databases(),
                parts.seeding(),
                this::door,
                new LoadGenerator(
                    gate,
                    run.recorder(),
                    LoadGenerator.Settings.of(parts.clock()).trust(parts.trust())),
                run::wants));
    this.recorder = run.recorder();
    this.settings = settings;
  }

  /// Another instance, which we started.
  private Http door(URI instance) {
    Origin origin = Origin.of(instance);
    gate.open(origin);
    return doors.computeIfAbsent(origin, where -> new Wire(where, gate, recorder, settings));
  }

  static URI uri(String url) {
    try {
      URI uri = URI.create(url.contains("://") ? url : "http://" + url);
      boolean portless = String.valueOf(uri.getRawAuthority()).endsWith(":");
      if (uri.getHost() == null || portless || !Set.of("http", "https").contains(uri.getScheme())) {
        throw new IllegalArgumentException("no host");
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw new Unusable(
          "`" + url + "` is neither a URL such as http://localhost:8080 nor a recipe that exists", e);
    }
  }

  @Override
  public Lab lab(String experiment, Duration budget) {
    return laboratory.until(parts.clock().instant().plus(budget));
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> has = EnumSet.of(Capability.HTTP, Capability.LOAD);
    if (!parts.recipe().identities().isEmpty()) {
      has.add(Capability.IDENTITIES);
    }
    if (parts.service().isPresent()) {
      has.add(Capability.PROCESS);
      has.add(Capability.LOGS);
    }
    if (!parts.upstreams().isEmpty()) {
      has.add(Capability.UPSTREAM_WIRE);
    }
    if (!parts.databases().isEmpty()) {
      has.add(Capability.DATABASE_WIRE);
    }
    return has;
  }

  @Override
  public Target target() {
    return new Target(target.toString(), parts.recipe().service().name());
  }

  @Override
  public void reset() throws InterruptedException {
    parts.reset().run();
  }

  @Override
  public Optional<String> shortage() {
    return Stream.concat(
            parts.upstreams().stream().map(Upstream::shortage),
            parts.databases().stream().map(Database::shortage))
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public void halt(String why) {
    gate.end(why);
  }

  @Override
  public void close() {
    gate.end("the run is over");
    wire.close();
    doors.values().forEach(Wire::close);
  }
}
