package dev.prodproof.wire.load;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.facts.load.Distribution;
import dev.prodproof.wire.Gate;
import dev.prodproof.wire.Limits;
import dev.prodproof.wire.Recorder;
import dev.prodproof.wire.Wire;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Sends journeys: rates and users are theirs, latencies are of each step. A step that follows another
/// is due when that one was answered.
public final class JourneyGenerator implements Generator {
  private static final int KEPT = 1 << 20;

  /// So long what is under way may take to give up.
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Gate gate;
  private final Recorder recorder;
  private final LoadGenerator.Settings settings;
  private final List<Journey> journeys;

  public JourneyGenerator(
      Gate gate, Recorder recorder, LoadGenerator.Settings settings, List<Journey> journeys) {
    this.gate = gate;
    this.recorder = recorder;
    this.settings = settings;
    this.journeys = List.copyOf(journeys);
  }

  /// Each step as an operation, for a plan.
  public static Mix mix(List<Journey> journeys, long seed) {
    var all = new ArrayList<Mix.Weighted>();
    for (Journey journey : journeys) {
      for (int i = 0; i < journey.steps().size(); i++) {
        Journey.Step step = journey.steps().get(i);
        String id = "%s %d: %s".formatted(journey.name(), i + 1, step.id());
        all.add(
            new Mix.Weighted(
                Operation.get("/").id(id).impact(step.impact()), journey.weight()));
      }
    }
    return new Mix(all, seed);
  }

  static Mix weights(List<Journey> journeys, long seed) {
    return new Mix(
        journeys.stream()
            .map(each -> new Mix.Weighted(Operation.get("/").id(each.name()), each.weight()))
            .toList(),
        seed);
  }

  @Override
  public Trial run(Plan plan, Consumer<Window> live) throws InterruptedException {
    if (!plan.protocol().equals(Protocol.HTTP_1) || !plan.kept()) {
      throw new Unusable("journeys go over HTTP/1.1 on connections that are kept, as yet");
    }
    Impact roughest =
        plan.mix().operations().stream()
            .map(each -> each.operation().impact())
            .max(Impact::compareTo)
            .orElseThrow();
    gate.admit(plan.origin(), roughest, plan.demand().perSecond());
    recorder.stressing(plan.summary());
    var wire =
        Wire.Settings.of(settings.clock(), "load")
            .trust(settings.trust())
            .resolver(settings.resolver())
            .limits(Limits.USUAL.connections(plan.connections()).keep(KEPT));
    try (var http = new Wire(plan.origin(), gate, recorder, wire)) {
      var counts = new JourneyCounts(journeys, plan.mix().operations().size());
      Instant startedAt = settings.clock().instant();
      double cpu = cpuNanos();
      var travels = new Travels(plan, journeys, http, counts);
      List<Window> windows = conduct(plan, travels, live);
      return trial(plan, startedAt, travels, windows, (long) (cpuNanos() - cpu));
    }
  }

  private List<Window> conduct(Plan plan, Travels travels, Consumer<Window> live)
      throws InterruptedException {
    var threads = new ArrayList<Thread>();
    var windows = new ArrayList<Window>();
    Schedule.Arrivals arrivals = () -> Schedule.END;
    switch (plan.demand()) {
      case Demand.Open(Schedule schedule) -> arrivals = schedule.arrivals();
      case Demand.Closed closed -> {
        for (int i = 0; i < closed.users(); i++) {
          threads.add(travels.user(closed, i));
        }
      }
    }
    try {
      drive(plan, travels, arrivals, window -> {
        windows.add(window);
        live.accept(window);
      });
    } finally {
      threads.forEach(Thread::interrupt);
    }
    return windows;
  }

  private void drive(
      Plan plan, Travels travels, Schedule.Arrivals arrivals, Consumer<Window> ended)
      throws InterruptedException {
    long window = plan.window().toNanos();
    long from = 0;
    long next = arrivals.next();
    while (travels.cut() == null && (next != Schedule.END || travels.active() > 0)) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the load was interrupted");
      }
      if (gate.ended()) {
        travels.end("the run was ended");
      }
      long now = travels.now();
      while (next <= now) {
        travels.depart(next);
        next = arrivals.next();
      }
      for (; now >= from + window; from += window) {
        ended.accept(travels.counts().roll(from));
      }
      long wake = Math.min(next, from + window);
      LockSupport.parkNanos(wake - travels.now());
      travels.counts().late(Math.max(0, travels.now() - wake));
    }
    travels.arrived(SOON);
    ended.accept(travels.counts().roll(from));
  }

  private Trial trial(
      Plan plan, Instant startedAt, Travels travels, List<Window> windows, long cpu) {
    JourneyCounts counts = travels.counts();
    Duration took = Duration.ofNanos(travels.now());
    Duration planned = plan.demand().length();
    String cut = travels.cut();
    Duration length = cut != null && took.compareTo(planned) < 0 ? took : planned;
    Map<String, Tally> operations = new LinkedHashMap<>();
    for (int i = 0; i < plan.mix().operations().size(); i++) {
      String id = plan.mix().operations().get(i).operation().id();
      operations.put(id, counts.measurements().tally(i));
    }
    return new Trial(
        plan,
        startedAt,
        length,
        took.compareTo(length) > 0 ? took.minus(length) : Duration.ZERO,
        operations,
        Distribution.merged(operations.values().stream().map(Tally::response).toList()),
        counts.measurements().service(),
        counts.measurements().sendError(),
        counts.measurements().sendErrorInQuiet(),
        windows,
        Duration.ofNanos(cpu),
        Runtime.getRuntime().availableProcessors(),
        cut == null ? "" : cut,
        counts.travelled());
  }

  // Virtual threads run on as many cores as there are.
  private static double cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean own
        ? own.getProcessCpuTime()
        : 0;
  }
}
