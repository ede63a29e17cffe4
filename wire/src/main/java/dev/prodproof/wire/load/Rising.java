package dev.prodproof.wire.load;

/// Request k when the area below the rate's line reaches k: `a·t + (b − a)·t²/2T = k`.
final class Rising implements Schedule.Arrivals {
  private final double from;
  private final double slope;
  private final long length;
  private final double most;
  private long k;

  /// @param from requests per second
  /// @param length nanoseconds
  Rising(double from, double to, long length) {
    double seconds = length / 1e9;
    this.from = from;
    this.slope = (to - from) / seconds;
    this.length = length;
    this.most = (from + to) / 2 * seconds;
  }

  @Override
  public long next() {
    if (k >= most) {
      return Schedule.END;
    }
    // The stable form of the quadratic formula: it holds for a slope of 0, too.
    double root = Math.sqrt(Math.max(0, from * from + 2 * slope * k));
    double seconds = k == 0 ? 0 : 2.0 * k / (from + root);
    long at = (long) (seconds * 1e9);
    if (at >= length) {
      return Schedule.END;
    }
    k++;
    return at;
  }
}
