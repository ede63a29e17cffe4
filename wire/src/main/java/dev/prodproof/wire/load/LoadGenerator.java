package dev.prodproof.wire.load;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.wire.Gate;
import dev.prodproof.wire.Recorder;
import dev.prodproof.wire.Resolver;
import dev.prodproof.wire.Trust;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Generates load from this machine, on threads that share nothing.
public final class LoadGenerator implements Generator {
  /// @param clock for the time stamps; durations are measured apart
  /// @param threads each takes a core when it is busy
  public record Settings(InstantSource clock, Trust trust, Resolver resolver, int threads) {
    public static Settings of(InstantSource clock) {
      return new Settings(clock, new Trust.Known(), Resolver.SYSTEM, 1);
    }

    public Settings trust(Trust whom) {
      return new Settings(clock, whom, resolver, threads);
    }

    public Settings threads(int many) {
      return new Settings(clock, trust, resolver, many);
    }
  }

  private final Gate gate;
  private final Recorder recorder;
  private final Settings settings;

  public LoadGenerator(Gate gate, Recorder recorder, Settings settings) {
    this.gate = gate;
    this.recorder = recorder;
    this.settings = settings;
  }

  @Override
  public Trial run(Plan plan, Consumer<Window> live) throws InterruptedException {
    gate.admit(plan.origin(), roughest(plan.mix()), plan.demand().perSecond());
    InetAddress address = address(plan);
    gate.spokenTo(plan.origin(), address);
    recorder.stressing(plan.summary());
    SslContext tls = plan.origin().secure() ? settings.trust().context() : null;
    int slots = slots(plan);
    var way = new Road.Way(plan.origin(), address, gate, tls);
    var ready = new CountDownLatch(slots);
    var shared = new Drive.Shared(plan, way, slots, System.nanoTime(), ready);
    List<Drive> drives = IntStream.range(0, slots).mapToObj(slot -> new Drive(shared, slot)).toList();
    return new Conducted(shared, drives, settings.clock()).run(live);
  }

  private int slots(Plan plan) {
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
