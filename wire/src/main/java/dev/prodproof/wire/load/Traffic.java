package dev.prodproof.wire.load;

import java.util.List;
import java.util.function.LongSupplier;

/// The requests of one thread: which are due, which are under way, and on which lane the next one
/// goes.
///
/// All times are nanoseconds on the trial's own clock, which begins before its start.
final class Traffic {
  /// Sends in a row before answers are looked at.
  private static final int AT_ONCE = 4;

  /// What a trial needs from outside.
  ///
  /// @param clock the trial's
  /// @param lanes those of this thread
  /// @param budget how many further requests may be sent; 0 for none ever
  record World(LongSupplier clock, Lanes lanes, LongSupplier budget) {}

  private final Returning source;
  private final Choice choice;
  private final Measurements measurements;
  private final World world;
  private final long deadline;
  private final boolean kept;
  private final Lanes lanes;
  private final UnderWay underWay = new UnderWay();
  private boolean going;
  private boolean spent;
  private long allowance;
  private long seen;

  Traffic(Source source, Choice choice, Measurements measurements, Plan plan, World world) {
    this.source = new Returning(source);
    this.choice = choice;
    this.measurements = measurements;
    this.world = world;
    this.deadline = plan.deadline().toNanos();
    this.lanes = world.lanes();
    this.kept = plan.kept();
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
    lanes.close();
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
    if (next <= now && !lanes.idle()) {
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
    if (next > now || lanes.idle()) {
      return Math.min(wake, next);
    }
    if (lanes.backOff() > now) {
      wake = Math.min(wake, lanes.backOff());
    }
    return Math.min(wake, next + deadline);
  }

  private void expire(long now) {
    // Those that wait first: the lanes are still taken, which is why they weren't sent.
    while (!spent && source.next() != Source.NEVER && source.next() + deadline <= now) {
      drop(lanes.full() ? Failure.UNSENT : Failure.UNCONNECTED, now);
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
      Lane lane = affordable() ? lanes.free() : null;
      if (lane == null) {
        return;
      }
      // What comes again was in time before.
      send(lane, at, !source.again());
      at = world.clock().getAsLong();
    }
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
    if (going && !spent && lanes.growable(now)) {
      lanes.grow(source.due(now) - source.taken(), now);
    }
  }

  /// A connection stands, with room for so many requests at a time.
  void opened(List<Lane> room) {
    lanes.opened(room);
    freed(room);
  }

  /// These lanes can be used.
  void freed(List<Lane> room) {
    long now = world.clock().getAsLong();
    for (Lane lane : room) {
      release(lane, now);
    }
  }

  /// No connection came about.
  void unopened() {
    long now = world.clock().getAsLong();
    lanes.unopened(now);
    if (!kept && going && source.next() <= now) {
      drop(Failure.UNCONNECTED, now);
    } else if (lanes.none()) {
      while (going && source.next() <= now) {
        drop(Failure.UNCONNECTED, now);
      }
    }
  }

  /// The target said that it didn't look at the request: it goes out once more.
  void unprocessed(Lane lane) {
    underWay.remove(lane);
    measurements.unsend(lane);
    source.again(lane);
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
    if (source.next() <= now && lanes.idle()) {
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

  private void release(Lane lane, long now) {
    if (going && source.next() <= now && lane.open && affordable()) {
      send(lane, now, false);
    } else {
      lanes.release(lane);
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
