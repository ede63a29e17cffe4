package dev.prodproof.core.statistics;

/// The normal distribution with mean 0 and deviation 1.
final class Normal {
  private static final double[] A = {
    -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2,
    1.383577518672690e2, -3.066479806614716e1, 2.506628277459239
  };
  private static final double[] B = {
    -5.447609879822406e1,
    1.615858368580409e2,
    -1.556989798598866e2,
    6.680131188771972e1,
    -1.328068155288572e1
  };
  private static final double[] C = {
    -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838,
    -2.549732539343734, 4.374664141464968, 2.938163982698783
  };
  private static final double[] D = {
    7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416
  };
  private static final double TAIL = 0.02425;

  private Normal() {}

  /// The value below which that share lies; Acklam's rational approximation, exact to 1e-9.
  static double quantile(double share) {
    if (share <= 0 || share >= 1) {
      throw new IllegalArgumentException("a share lies between 0 and 1, not at " + share);
    }
    if (share > 0.5) {
      return -quantile(1 - share);
    }
    if (share < TAIL) {
      double q = Math.sqrt(-2 * Math.log(share));
      return polynomial(C, q) / (polynomial(D, q) * q + 1);
    }
    double q = share - 0.5;
    double r = q * q;
    return polynomial(A, r) * q / (polynomial(B, r) * r + 1);
  }

  /// The share above that value.
  static double above(double value) {
    // Abramowitz and Stegun 26.2.17, exact to 7.5e-8.
    double t = 1 / (1 + 0.2316419 * Math.abs(value));
    double sum =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = Math.exp(-value * value / 2) / Math.sqrt(2 * Math.PI) * sum;
    return value >= 0 ? tail : 1 - tail;
  }

  private static double polynomial(double[] factors, double x) {
    double sum = 0;
    for (double factor : factors) {
      sum = sum * x + factor;
    }
    return sum;
  }
}
