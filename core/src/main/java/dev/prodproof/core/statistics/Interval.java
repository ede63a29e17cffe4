package dev.prodproof.core.statistics;

/// Where the true value lies, as surely as was asked for.
public record Interval(double low, double high) {
  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
