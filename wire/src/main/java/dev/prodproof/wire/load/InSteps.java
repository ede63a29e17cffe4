package dev.prodproof.wire.load;

import java.util.Iterator;
import java.util.List;

/// One schedule after the other.
final class InSteps implements Schedule.Arrivals {
  private final Iterator<Schedule> parts;
  private Schedule part;
  private Schedule.Arrivals arrivals;
  private long start;

  InSteps(List<Schedule> all) {
    this.parts = all.iterator();
    this.part = parts.next();
    this.arrivals = part.arrivals();
  }

  @Override
  public long next() {
    long at = arrivals.next();
    while (at == Schedule.END) {
      if (!parts.hasNext()) {
        return Schedule.END;
      }
      start += part.length().toNanos();
      part = parts.next();
      arrivals = part.arrivals();
      at = arrivals.next();
    }
    return start + at;
  }
}
