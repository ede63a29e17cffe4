package dev.prodproof.wire.load;

/// Requests by the clock. What is due and not yet taken needs no memory: the schedule knows it.
final class OpenSource implements Source {
  private final Schedule.Arrivals arrivals;
  private final Schedule.Arrivals counted;
  private final int slot;
  private final int slots;
  private long start;
  private long k;
  private long next;
  private long due;
  private long nextDue;

  /// Every `slots`-th request, from `slot` on.
  OpenSource(Schedule schedule, int slot, int slots) {
    this.arrivals = schedule.arrivals();
    this.counted = schedule.arrivals();
    this.slot = slot;
    this.slots = slots;
    this.k = slot;
  }

  @Override
  public void start(long nanos) {
    start = nanos;
    next = at(arrivals, slot + 1);
    nextDue = at(counted, slot + 1);
  }

  private long at(Schedule.Arrivals from, int steps) {
    long at = 0;
    for (int i = 0; i < steps; i++) {
      at = from.next();
    }
    return at == Schedule.END ? NEVER : start + at;
  }

  @Override
  public long next() {
    return next;
  }

  @Override
  public long take() {
    long taken = k;
    k += slots;
    next = at(arrivals, slots);
    return taken;
  }

  @Override
  public long due(long now) {
    while (nextDue <= now && nextDue != NEVER) {
      due++;
      nextDue = at(counted, slots);
    }
    return due;
  }

  @Override
  public void over(long now, boolean unconnected) {
    // The schedule doesn't ask how it went.
  }

  @Override
  public long taken() {
    return (k - slot) / slots;
  }
}
