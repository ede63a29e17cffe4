package dev.prodproof.wire.load;

/// Request k at k divided by the rate: computed afresh each time, so that no error adds up.
final class Evenly implements Schedule.Arrivals {
  private final double gap;
  private final long length;
  private long k;

  Evenly(double rate, long length) {
    this.gap = 1e9 / rate;
    this.length = length;
  }

  @Override
  public long next() {
    long at = (long) (k * gap);
    if (at >= length) {
      return Schedule.END;
    }
    k++;
    return at;
  }
}
