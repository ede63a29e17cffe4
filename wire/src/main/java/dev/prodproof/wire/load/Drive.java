package dev.prodproof.wire.load;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One generating thread of a trial: its connections, its share of the schedule, its measurements.
final class Drive implements Runnable {
  /// So long connections are opened before the start; the rest follows as it is needed.
  private static final long PREPARING = TimeUnit.SECONDS.toNanos(5);

  /// So many requests of the budget are drawn at once.
  private static final long PACKET = 4_096;

  /// What all threads of a trial share.
  ///
  /// @param slots threads of all machines
  /// @param origin `System.nanoTime()` at which the trial's clock shows 0
  /// @param ready counted down by each thread once its connections stand
  record Shared(Plan plan, Road.Way way, int slots, long origin, CountDownLatch ready) {}

  private final Shared shared;
  private final Measurements measurements;
  private final Source source;
  private volatile long start = Long.MAX_VALUE;
  private volatile boolean stopped;
  private volatile @Nullable Loop loop;
  private @Nullable RuntimeException failure;
  private long ended;
  private long cpu;
  private boolean cut;

  Drive(Shared shared, int slot) {
    this.shared = shared;
    Plan plan = shared.plan();
    this.measurements = new Measurements(plan.mix().operations().size());
    this.source =
        switch (plan.demand()) {
          case Demand.Open(Schedule schedule) -> new OpenSource(schedule, slot, shared.slots());
          case Demand.Closed closed ->
              new ClosedSource(closed, slot, shared.slots(), plan.mix().seed());
        };
  }

  Measurements measurements() {
    return measurements;
  }

  /// On the trial's clock.
  long ended() {
    return ended;
  }

  long cpuNanos() {
    return cpu;
  }

  /// Whether it ended before all was sent and answered.
  boolean cut() {
    return cut;
  }

  @Nullable RuntimeException failure() {
    return failure;
  }

  /// From any thread: the trial begins then.
  void begin(long at) {
    start = at;
    wake();
  }

  /// From any thread: what is under way is cancelled.
  void stop() {
    stopped = true;
    wake();
  }

  private void wake() {
    Loop running = loop;
    if (running != null) {
      running.wake();
    }
  }

  private long now() {
    return System.nanoTime() - shared.origin();
  }

  @Override
  public void run() {
    var own = new Loop();
    loop = own;
    try {
      FineTimer.forThisThread();
      Gear gear = gear(own);
      prepare(gear);
      drive(gear);
      gear.traffic().stop(now());
      gear.carriage().flush();
      shared.way().gate().giveBack(gear.traffic().unused());
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      shared.ready().countDown();
      own.close();
    }
  }

  /// What it drives with.
  private record Gear(Loop loop, Lanes lanes, Traffic traffic, Carriage carriage) {}

  private Gear gear(Loop own) {
    Plan plan = shared.plan();
    int most = Math.max(1, plan.connections() / shared.slots());
    var opener = new Opener();
    var lanes = new Lanes(most, plan.protocol().streams(), opener);
    var world = new Traffic.World(this::now, lanes, () -> shared.way().gate().draw(PACKET));
    var traffic = new Traffic(source, new Choice(plan.mix()), measurements, plan, world);
    Carriage carriage = carriage(traffic, lanes);
    opener.road = new Road(shared.way(), own.bootstrap(plan.deadline()), carriage, this::refused);
    return new Gear(own, lanes, traffic, carriage);
  }

  private Carriage carriage(Traffic traffic, Lanes lanes) {
    Plan plan = shared.plan();
    List<Operation> all = plan.mix().operations().stream().map(Mix.Weighted::operation).toList();
    long seed = plan.mix().seed();
    return switch (plan.protocol()) {
      case Protocol.Http1 _ ->
          new Http1Connection.Shared(
              traffic,
              lanes,
              all.stream()
                  .map(each -> new RequestBytes(each, plan.origin(), seed))
                  .toArray(RequestBytes[]::new),
              new byte[16 << 10]);
      case Protocol.Http2(int streams) ->
          new Http2Connection.Shared(
              traffic,
              lanes,
              all.stream()
                  .map(each -> new RequestFrames(each, plan.origin(), seed))
                  .toArray(RequestFrames[]::new),
              streams,
              this::refused);
    };
  }

  /// Ties the knot between the traffic, which wants connections, and the road, which reports them.
  private static final class Opener implements Runnable {
    @Nullable Road road;

    @Override
    public void run() {
      if (road != null) {
        road.open();
      }
    }
  }

  private void refused(RuntimeException why) {
    failure = why;
    stopped = true;
  }

  private void prepare(Gear gear) {
    Lanes lanes = gear.lanes();
    Loop own = gear.loop();
    int wanted = wanted();
    long until = now() + PREPARING;
    while (!lanes.prepared(wanted) && !lanes.refused() && !stopped && now() < until) {
      lanes.prepare(wanted);
      own.run(TimeUnit.MILLISECONDS.toNanos(1));
    }
    shared.ready().countDown();
    while (start == Long.MAX_VALUE && !stopped) {
      own.run(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private int wanted() {
    Plan plan = shared.plan();
    int most = Math.max(1, plan.lanes() / shared.slots());
    if (!plan.kept()) {
      return 0;
    }
    return switch (plan.demand()) {
      case Demand.Closed(int users, _, _) ->
          Math.min(most, Math.ceilDiv(users, shared.slots()));
      // Enough for answers that take 20 ms; more are opened as they are needed.
      case Demand.Open(Schedule schedule) -> {
        double rate = schedule.expected() / (schedule.length().toNanos() / 1e9);
        yield (int) Math.clamp(rate / 50 / shared.slots(), Math.min(2, most), Math.min(64, most));
      }
    };
  }

  private void drive(Gear gear) {
    Traffic traffic = gear.traffic();
    long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long window = shared.plan().window().toNanos();
    traffic.start(start);
    long from = start;
    while (!stopped && !traffic.over()) {
      long now = now();
      while (now >= from + window) {
        roll(traffic, from, now);
        from += window;
      }
      long wake = Math.min(traffic.turn(now), from + window);
      gear.carriage().flush();
      if (wake > now) {
        traffic.waiting(wake);
      }
      gear.loop().run(wake - now);
    }
    ended = now();
    cut = traffic.spent() || !traffic.over();
    roll(traffic, from, ended);
    cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
  }

  private void roll(Traffic traffic, long from, long now) {
    traffic.roll(from - start, now);
    stopped |= shared.way().gate().ended();
  }
}
