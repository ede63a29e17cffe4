package dev.prodproof.core.statistics;

import java.util.Arrays;

/// Whether a series rises, by how much, and how surely: the median of all slopes between two of its
/// points (Theil 1950, Sen 1968) and the count of pairs that rise (Mann 1945, Kendall 1975).
/// Neither is moved by a few wild values.
///
/// @param slope per second
/// @param sure where the slope lies, as surely as was asked for
/// @param chance of so many rising pairs where nothing rises
/// @param median of the values
public record Trend(double slope, Interval sure, double chance, double median) {
  /// More points are averaged down to this: all pairs of them are looked at.
  private static final int MOST = 240;

  /// Values that follow each other are alike: the variance of independent ones would be too small
  /// (Hamed and Rao 1998 estimate it; twice is what queues below their capacity need at the least).
  private static final double ALIKE = 2;

  private static final int LEAST = 4;

  /// @param values at even spacing
  /// @param spacing seconds between two
  /// @param confidence of the interval, both sides together
  public static Trend of(double[] values, double spacing, double confidence) {
    int thin = Math.ceilDiv(values.length, MOST);
    double[] few = thinned(values, thin);
    if (few.length < LEAST) {
      var unknown = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
      return new Trend(0, unknown, 1, median(few));
    }
    double[] slopes = new double[few.length * (few.length - 1) / 2];
    long rising = 0;
    int k = 0;
    for (int i = 0; i < few.length; i++) {
      for (int j = i + 1; j < few.length; j++) {
        double rise = few[j] - few[i];
        rising += (long) Math.signum(rise);
        slopes[k++] = rise / ((j - i) * spacing * thin);
      }
    }
    Arrays.sort(slopes);
    double deviation = Math.sqrt(ALIKE * variance(few));
    double z = deviation == 0 ? 0 : (rising - Long.signum(rising)) / deviation;
    double half = Normal.quantile(1 - (1 - confidence) / 2) * deviation;
    var sure =
        new Interval(
            at(slopes, (slopes.length - half) / 2), at(slopes, (slopes.length + half) / 2));
    return new Trend(median(slopes), sure, Normal.above(z), median(few));
  }

  private static double[] thinned(double[] values, int by) {
    if (by <= 1) {
      return values.clone();
    }
    double[] few = new double[values.length / by];
    for (int i = 0; i < few.length; i++) {
      few[i] = Arrays.stream(values, i * by, (i + 1) * by).average().orElse(0);
    }
    return few;
  }

  /// Of the count of rising pairs where nothing rises; equal values take away from it.
  private static double variance(double[] values) {
    double n = values.length;
    double sum = n * (n - 1) * (2 * n + 5);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int from = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[from]) {
        double ties = i - from;
        sum -= ties * (ties - 1) * (2 * ties + 5);
        from = i;
      }
    }
    return sum / 18;
  }

  private static double at(double[] sorted, double rank) {
    return sorted[Math.clamp(Math.round(rank), 0, sorted.length - 1)];
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return 0;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
