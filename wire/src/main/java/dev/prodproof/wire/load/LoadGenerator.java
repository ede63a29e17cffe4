package dev.prodproof.wire.load;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.wire.Gate;
import dev.prodproof.wire.Origin;
import dev.prodproof.wire.Recorder;
import dev.prodproof.wire.Resolver;
import dev.prodproof.wire.Trust;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Generates load from this machine, on threads that share nothing.
public final class LoadGenerator implements Generator {
  /// @param clock for the time stamps; durations are measured apart
  /// @param threads each takes a core when it is busy
  /// @param warmUp for so long the first plan's requests go to a stub of our own before, on the
  ///     same
  ///     path: code that runs for the first time is slow
  public record Settings(
      InstantSource clock, Trust trust, Resolver resolver, int threads, Duration warmUp) {
    private static final Duration WARM_UP = Duration.ofMillis(600);

    public static Settings of(InstantSource clock) {
      return new Settings(clock, new Trust.Known(), Resolver.SYSTEM, 1, WARM_UP);
    }

    public Settings trust(Trust whom) {
      return new Settings(clock, whom, resolver, threads, warmUp);
    }

    public Settings threads(int many) {
      return new Settings(clock, trust, resolver, many, warmUp);
    }

    /// Without warming up: for tests, which judge no times.
    public Settings cold() {
      return new Settings(clock, trust, resolver, threads, Duration.ZERO);
    }
  }

  private static final int WARM_USERS = 8;
  private static final double WARM_RATE = 4_000;

  private final Gate gate;
  private final Recorder recorder;
  private final Settings settings;
  private boolean warm;

  public LoadGenerator(Gate gate, Recorder recorder, Settings settings) {
    this.gate = gate;
    this.recorder = recorder;
    this.settings = settings;
  }

  @Override
  public Trial run(Plan plan, Consumer<Window> live) throws InterruptedException {
    return run(plan, Share.WHOLE, live);
  }

  /// Sends a part of the plan, beginning together with other machines.
  public Trial run(Plan plan, Share share, Consumer<Window> live) throws InterruptedException {
    gate.admit(plan.origin(), roughest(plan.mix()), plan.demand().perSecond());
    InetAddress address = address(plan);
    gate.spokenTo(plan.origin(), address);
    warmUp(plan);
    recorder.stressing(plan.summary());
    return conduct(plan, new Road.Way(plan.origin(), address, gate, tls(plan)), share, live);
  }

  private @Nullable SslContext tls(Plan plan) {
    if (!plan.origin().secure()) {
      return null;
    }
    return switch (plan.protocol()) {
      case Protocol.Http1 _ -> settings.trust().context();
      case Protocol.Http2 _ ->
          settings
              .trust()
              .context(
                  List.of(ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1));
    };
  }

  private Trial conduct(Plan plan, Road.Way way, Share share, Consumer<Window> live)
      throws InterruptedException {
    int threads = threads(plan);
    var ready = new CountDownLatch(threads);
    var shared = new Drive.Shared(plan, way, threads * share.of(), System.nanoTime(), ready);
    List<Drive> drives =
        IntStream.range(0, threads)
            .mapToObj(thread -> new Drive(shared, share.slot(thread)))
            .toList();
    return new Conducted(shared, drives, settings.clock()).run(share.start(), live);
  }

  private void warmUp(Plan plan) throws InterruptedException {
    if (warm || settings.warmUp().isZero()) {
      return;
    }
    warm = true;
    try (var stub = new Stub()) {
      Origin origin = stub.origin();
      var own = new Gate(Gate.Terms.of(origin, Impact.BREAKS));
      var way = new Road.Way(origin, InetAddress.getLoopbackAddress(), own, null);
      Duration half = settings.warmUp().dividedBy(2);
      var closed = new Demand.Closed(WARM_USERS, Duration.ZERO, half);
      for (Demand demand : List.of(closed, Demand.constant(WARM_RATE, half))) {
        conduct(Plan.of("warm-up", origin, plan.mix(), demand), way, Share.WHOLE, _ -> {});
      }
    }
  }

  private int threads(Plan plan) {
    int most = Math.min(settings.threads(), plan.connections());
    return switch (plan.demand()) {
      case Demand.Open _ -> most;
      case Demand.Closed(int users, _, _) -> Math.min(most, users);
    };
  }

  private static Impact roughest(Mix mix) {
    return mix.operations().stream()
        .map(each -> each.operation().impact())
        .max(Impact::compareTo)
        .orElseThrow();
  }

  private InetAddress address(Plan plan) {
    try {
      return settings.resolver().addresses(plan.origin().host()).getFirst();
    } catch (UnknownHostException e) {
      throw new Unusable("nobody knows the name " + plan.origin().host(), e);
    }
  }
}
