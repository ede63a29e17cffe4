package dev.prodproof.facts.rules;

import dev.prodproof.core.statistics.Interval;

/// Figures as people say them.
public final class Words {
  private static final double NANOS = 1e6;
  private static final double FINE = 10;
  private static final double COARSE = 1_000;

  private Words() {}

  public static String percent(double share) {
    if (share <= 0) {
      return "0 %";
    }
    return share >= 0.1 ? "%.0f %%".formatted(100 * share) : "%.2g %%".formatted(100 * share);
  }

  /// With where it lies.
  public static String percent(double share, Interval sure) {
    return "%s (%.0f to %.0f %%)".formatted(percent(share), 100 * sure.low(), 100 * sure.high());
  }

  public static String millis(long nanos) {
    double millis = nanos / NANOS;
    if (millis >= COARSE) {
      return "%.1f s".formatted(millis / COARSE);
    }
    return millis < FINE ? "%.1f ms".formatted(millis) : "%.0f ms".formatted(millis);
  }

  /// Requests a second.
  public static String rate(double rate) {
    return rate < FINE ? "%.1f/s".formatted(rate) : "%.0f/s".formatted(rate);
  }
}
