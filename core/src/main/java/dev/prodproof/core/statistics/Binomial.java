package dev.prodproof.core.statistics;

import java.util.OptionalLong;

/// Counts out of a number of tries.
public final class Binomial {
  private static final int STEPS = 300;
  private static final double TINY = 1e-300;
  private static final double CLOSE = 1e-12;
  private static final int HALVINGS = 60;

  private static final double[] LANCZOS = {
    76.18009172947146, -86.50532032941678, 24.01409824083091,
    -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5
  };

  private Binomial() {}

  /// The chance of at most so many out of `tries`, each with that share.
  public static double atMost(long count, long tries, double share) {
    if (count < 0) {
      return 0;
    }
    return count >= tries ? 1 : beta((double) (tries - count), count + 1.0, 1 - share);
  }

  /// The share behind `count` out of `tries`, each side missed with half of `1 - confidence`
  /// (Clopper and Pearson 1934): it errs to the wide side.
  public static Interval share(long count, long tries, double confidence) {
    double miss = (1 - confidence) / 2;
    return new Interval(lower(count, tries, miss), upper(count, tries, 1 - miss));
  }

  /// The share that is exceeded with a chance of at most `1 - confidence`.
  public static double upper(long count, long tries, double confidence) {
    if (tries == 0 || count >= tries) {
      return 1;
    }
    double low = (double) count / tries;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (atMost(count, tries, middle) > 1 - confidence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// The share that the true one lies below with a chance of at most `miss`.
  private static double lower(long count, long tries, double miss) {
    return tries == 0 || count == 0 ? 0 : 1 - upper(tries - count, tries, 1 - miss);
  }

  /// Of `tries` values in order, from 1, the first that lies above the quantile that surely; empty
  /// where there are too few (299 for 0.99 at 95 %).
  public static OptionalLong rankAbove(long tries, double quantile, double confidence) {
    if (atMost(tries - 1, tries, quantile) < confidence) {
      return OptionalLong.empty();
    }
    long low = 1;
    long high = tries;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (atMost(middle - 1, tries, quantile) >= confidence) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return OptionalLong.of(low);
  }

  /// The last that lies at or below the quantile that surely; empty where there are too few.
  public static OptionalLong rankBelow(long tries, double quantile, double confidence) {
    OptionalLong mirrored = rankAbove(tries, 1 - quantile, confidence);
    return mirrored.isEmpty() ? mirrored : OptionalLong.of(tries + 1 - mirrored.getAsLong());
  }

  /// The regularised incomplete beta function, by Lentz's continued fraction.
  private static double beta(double a, double b, double x) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front =
        Math.exp(gamma(a + b) - gamma(a) - gamma(b) + a * Math.log(x) + b * Math.log(1 - x));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(a, b, x) / a
        : 1 - front * fraction(b, a, 1 - x) / b;
  }

  private static double fraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m <= STEPS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      double factor = d * c;
      h *= factor;
      if (Math.abs(factor - 1) < CLOSE) {
        break;
      }
    }
    return h;
  }

  private static double away(double fromZero) {
    return Math.abs(fromZero) < TINY ? TINY : fromZero;
  }

  /// The logarithm of the gamma function.
  private static double gamma(double x) {
    double y = x;
    double shifted = x + 5.5;
    double sum = 1.000000000190015;
    for (double factor : LANCZOS) {
      sum += factor / ++y;
    }
    return (x + 0.5) * Math.log(shifted) - shifted + Math.log(2.506628274631 * sum / x);
  }
}
