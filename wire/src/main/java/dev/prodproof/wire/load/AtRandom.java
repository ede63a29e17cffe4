package dev.prodproof.wire.load;

/// Exponential gaps; gap k is drawn from the seed and k alone.
final class AtRandom implements Schedule.Arrivals {
  private final double gap;
  private final long length;
  private final long seed;
  private double at;
  private long k;

  AtRandom(double rate, long length, long seed) {
    this.gap = 1e9 / rate;
    this.length = length;
    this.seed = seed;
  }

  @Override
  public long next() {
    if (at >= length) {
      return Schedule.END;
    }
    at -= Math.log(1 - Lots.share(seed, k++)) * gap;
    return at >= length ? Schedule.END : (long) at;
  }
}
