package dev.prodproof.wire.load;

/// Requests by users: a heap of the times at which those who think will send.
final class ClosedSource implements Source {
  /// A person who gets no connection tries again after a moment, too.
  private static final long MOMENT = 100_000_000;

  private final long[] times;
  private final long think;
  private final long length;
  private final int slots;
  private final long seed;
  private int size;
  private long end;
  private long k;
  private long taken;

  /// @param seed of the thinking
  ClosedSource(Demand.Closed demand, int slot, int slots, long seed) {
    int users = demand.users() / slots + (slot < demand.users() % slots ? 1 : 0);
    this.times = new long[users];
    this.think = demand.think().toNanos();
    this.length = demand.length().toNanos();
    this.slots = slots;
    this.seed = seed;
    this.k = slot;
  }

  @Override
  public void start(long nanos) {
    end = nanos + length;
    for (int i = 0; i < times.length; i++) {
      // Users don't arrive all at once, unless they never think.
      push(nanos + (long) (Lots.share(seed, -1 - i) * think));
    }
  }

  @Override
  public long next() {
    return size == 0 || times[0] >= end ? NEVER : times[0];
  }

  @Override
  public long take() {
    long number = k;
    k += slots;
    taken++;
    pop();
    return number;
  }

  @Override
  public long due(long now) {
    long waiting = 0;
    for (int i = 0; i < size; i++) {
      if (times[i] <= now && times[i] < end) {
        waiting++;
      }
    }
    return taken + waiting;
  }

  @Override
  public void over(long now, boolean unconnected) {
    long pause = think == 0 ? 0 : (long) (-Math.log(1 - Lots.share(seed, k + size)) * think);
    push(now + (unconnected ? Math.max(pause, MOMENT) : pause));
  }

  @Override
  public long taken() {
    return taken;
  }

  private void push(long time) {
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (times[parent] <= time) {
        break;
      }
      times[at] = times[parent];
      at = parent;
    }
    times[at] = time;
  }

  private void pop() {
    long moved = times[--size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && times[child + 1] < times[child]) {
        child++;
      }
      if (times[child] >= moved) {
        break;
      }
      times[at] = times[child];
      at = child;
    }
    if (size > 0) {
      times[at] = moved;
    }
  }
}
