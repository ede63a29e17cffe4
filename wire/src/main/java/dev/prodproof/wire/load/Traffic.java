package dev.prodproof.wire.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The requests of one thread: which are due, which are under way, and on which lane the next one
/// goes.
///
/// All times are nanoseconds on the trial's own clock, which begins before its start.
final class Traffic {
  /// Sends in a row before answers are looked at.
  private static final int AT_ONCE = 4;

  /// Connections being opened at a time: a listener's queue holds 128 on many systems.
  private static final int OPENING = 64;

  /// Until a refused connection is tried again.
  private static final long BACK_OFF = 10_000_000;

  /// What a trial needs from outside.
  ///
  /// @param clock the trial's
  /// @param open opens a connection: [#opened] or [#unopened] follows
  /// @param budget how many further requests may be sent; 0 for none ever
  record World(LongSupplier clock, Runnable open, LongSupplier budget) {}

  private final Source source;
  private final Choice choice;
  private final Measurements measurements;
  private final World world;
  private final long deadline;
  private final int most;
  private final boolean kept;
  private final UnderWay underWay = new UnderWay();
  private final Deque<Lane> idle = new ArrayDeque<>();
  private final Set<Lane> lanes = new HashSet<>();
  private int opening;
  private long backOff;
  private boolean going;
  private boolean spent;
  private long allowance;
  private long seen;

  Traffic(
      Source source, Choice choice, Measurements measurements, Plan plan, int most, World world) {
    this.source = source;
    this.choice = choice;
    this.measurements = measurements;
    this.world = world;
    this.deadline = plan.deadline().toNanos();
    this.most = most;
    this.kept = plan.kept();
  }

  /// Before the start: connections that will be needed anyway.
  void prepare(int wanted) {
    while (lanes.size() + opening < wanted && opening < OPENING && backOff == 0) {
      open();
    }
  }

  int prepared() {
    return lanes.size();
  }

  boolean refused() {
    return backOff > 0;
  }

  void start(long at) {
    source.start(at);
    going = true;
    seen = at;
  }

  /// Nothing further is sent, and what is under way is cancelled.
  void stop(long now) {
    going = false;
    for (Lane lane = underWay.first(); lane != null; lane = underWay.first()) {
      giveUp(lane, Failure.ENDED, now);
    }
    List.copyOf(lanes).forEach(lane -> lane.carrier.close());
  }

  boolean over() {
    return (spent || source.next() == Source.NEVER) && underWay.size() == 0;
  }

  /// Whether the budget was used up.
  boolean spent() {
    return spent;
  }

  /// Of the budget what was drawn and not needed.
  long unused() {
    return allowance;
  }

  private boolean affordable() {
    if (allowance == 0 && !spent) {
      allowance = world.budget().getAsLong();
      spent = allowance == 0;
    }
    return allowance > 0;
  }

  /// Sends what is due, opens what is lacking, gives up what took too long.
  ///
  /// @return when to look again at the latest; now or earlier where more can be sent at once
  long turn(long now) {
    tick(now);
    expire(now);
    send(now);
    long next = source.next();
    if (next <= now && idle.isEmpty()) {
      grow(now);
    }
    return wake(now, source.next());
  }

  private long wake(long now, long next) {
    Lane first = underWay.first();
    long wake = first == null ? Source.NEVER : first.intended + deadline;
    if (spent) {
      return wake;
    }
    if (next > now || !idle.isEmpty()) {
      return Math.min(wake, next);
    }
    if (backOff > now) {
      wake = Math.min(wake, backOff);
    }
    return Math.min(wake, next + deadline);
  }

  private void expire(long now) {
    // Those that wait first: the lanes are still taken, which is why they weren't sent.
    while (!spent && source.next() != Source.NEVER && source.next() + deadline <= now) {
      drop(lanes.size() < most ? Failure.UNCONNECTED : Failure.UNSENT, now);
    }
    for (Lane lane = underWay.first();
        lane != null && lane.intended + deadline <= now;
        lane = underWay.first()) {
      giveUp(lane, Failure.TIMED_OUT, now);
    }
  }

  private void drop(Failure why, long now) {
    long intended = source.next();
    int operation = choice.of(source.take());
    measurements.unsent(operation, why, now - intended);
    source.over(now, true);
  }

  private void giveUp(Lane lane, Failure why, long now) {
    underWay.remove(lane);
    measurements.failed(lane, why, now);
    lane.carrier.cancel(lane);
    source.over(now, false);
  }

  private void send(long now) {
    long at = now;
    for (int sent = 0; sent < AT_ONCE && source.next() <= at; sent++) {
      Lane lane = affordable() ? free() : null;
      if (lane == null) {
        return;
      }
      send(lane, at, true);
      at = world.clock().getAsLong();
    }
  }

  private @Nullable Lane free() {
    Lane lane = idle.pollLast();
    while (lane != null && !lane.open) {
      lane = idle.pollLast();
    }
    return lane;
  }

  private void send(Lane lane, long now, boolean free) {
    allowance--;
    lane.intended = source.next();
    lane.k = source.take();
    lane.operation = choice.of(lane.k);
    lane.sentAt = now;
    underWay.add(lane);
    measurements.sent(lane, free);
    lane.carrier.send(lane);
  }

  private void grow(long now) {
    // Asked before the source is: of a hundred thousand users it counts those who wait.
    if (backOff > now || !going || spent || lanes.size() + opening >= most) {
      return;
    }
    long lacking = source.due(now) - source.taken() - opening;
    while (lacking-- > 0 && opening < OPENING && lanes.size() + opening < most && backOff <= now) {
      open();
    }
  }

  private void open() {
    opening++;
    world.open().run();
  }

  /// The connection stands.
  void opened(Lane lane) {
    opening--;
    lane.open = true;
    lanes.add(lane);
    backOff = 0;
    release(lane, world.clock().getAsLong());
  }

  /// No connection came about.
  void unopened() {
    opening--;
    long now = world.clock().getAsLong();
    backOff = now + BACK_OFF;
    if (!kept && going && source.next() <= now) {
      drop(Failure.UNCONNECTED, now);
    } else if (lanes.isEmpty() && opening == 0) {
      while (going && source.next() <= now) {
        drop(Failure.UNCONNECTED, now);
      }
    }
  }

  /// An answer is complete.
  void answered(Lane lane, int status, boolean invited, boolean reusable) {
    long now = world.clock().getAsLong();
    tick(now);
    underWay.remove(lane);
    measurements.answered(lane, status, invited, now);
    source.over(now, false);
    if (reusable && kept) {
      release(lane, now);
    } else {
      lane.carrier.close();
    }
    if (source.next() <= now && !idle.isEmpty()) {
      send(now);
    }
  }

  void failed(Lane lane, Failure why) {
    if (lane.busy) {
      long now = world.clock().getAsLong();
      underWay.remove(lane);
      measurements.failed(lane, why, now);
      source.over(now, false);
    }
  }

  /// The lane can't be used any more.
  void gone(Lane lane) {
    lane.open = false;
    lanes.remove(lane);
  }

  private void release(Lane lane, long now) {
    if (going && source.next() <= now && affordable()) {
      send(lane, now, false);
    } else {
      idle.addLast(lane);
    }
  }

  private void tick(long now) {
    measurements.late(now - seen);
    seen = now;
  }

  /// What comes next is waited for until then, so that being late counts only from then on.
  void waiting(long until) {
    seen = until;
  }

  /// Ends a window that began at `at`.
  void roll(long at, long now) {
    long due = source.due(now);
    measurements.roll(at, due, underWay.size(), due - source.taken());
  }
}
