package dev.prodproof.core.statistics;

/// Two counts of things that come by chance.
public final class Counts {
  private Counts() {}

  /// How much more than 0 the difference of two counts surely is: what came in and went out in the
  /// same time. Each wanders by the root of itself even where both run at the same rate.
  ///
  /// @param confidence on this one side
  public static double surplus(long more, long less, double confidence) {
    return (double) (more - less) - Normal.quantile(confidence) * Math.sqrt((double) (more + less));
  }

  /// The least that the ratio of two counts surely is, by their conditional split (Przyborowski and
  /// Wilenski 1940).
  ///
  /// @param confidence on this one side
  public static double leastRatio(long count, long of, double confidence) {
    if (count == 0 || of == 0) {
      return 0;
    }
    double share = Binomial.share(count, count + of, 2 * confidence - 1).low();
    return share / (1 - share);
  }
}
