package dev.prodproof.facts.load;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeMap;

/// How durations were distributed, in nanoseconds: the filled buckets of a histogram, rising.
///
/// Distributions are merged, percentiles never: the percentile of two machines is not the mean of
/// theirs.
///
/// @param upTo the largest duration of each bucket
/// @param counts how many fell into it; never 0
public record Distribution(long[] upTo, long[] counts) {
  public static final Distribution EMPTY = new Distribution(new long[0], new long[0]);

  public Distribution {
    if (upTo.length != counts.length) {
      throw new IllegalArgumentException(
          upTo.length + " buckets, but " + counts.length + " counts");
    }
  }

  /// For tests and small samples: each duration is a bucket of its own.
  public static Distribution of(long... nanos) {
    var merged = new TreeMap<Long, Long>();
    for (long each : nanos) {
      merged.merge(each, 1L, Long::sum);
    }
    return of(merged);
  }

  public static Distribution merged(Collection<Distribution> all) {
    var merged = new TreeMap<Long, Long>();
    for (Distribution each : all) {
      for (int i = 0; i < each.upTo.length; i++) {
        merged.merge(each.upTo[i], each.counts[i], Long::sum);
      }
    }
    return of(merged);
  }

  private static Distribution of(TreeMap<Long, Long> buckets) {
    return new Distribution(
        buckets.keySet().stream().mapToLong(Long::longValue).toArray(),
        buckets.values().stream().mapToLong(Long::longValue).toArray());
  }

  public long count() {
    return Arrays.stream(counts).sum();
  }

  public boolean isEmpty() {
    return counts.length == 0;
  }

  /// The smallest bucket that at least this share of the samples doesn't exceed; 0 without samples.
  ///
  /// @param share from 0 to 1, such as .99
  public long quantile(double share) {
    return ranked((long) Math.ceil(share * count()));
  }

  /// The rank-th smallest, from 1; 0 without samples.
  public long ranked(long rank) {
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return upTo[i];
      }
    }
    return max();
  }

  /// How many took at most so long.
  public long within(long nanos) {
    long seen = 0;
    for (int i = 0; i < counts.length && upTo[i] <= nanos; i++) {
      seen += counts[i];
    }
    return seen;
  }

  public long max() {
    return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
  }

  /// 0 without samples.
  public double mean() {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += (double) upTo[i] * counts[i];
    }
    return isEmpty() ? 0 : sum / count();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Distribution(long[] otherUpTo, long[] otherCounts)
        && Arrays.equals(upTo, otherUpTo)
        && Arrays.equals(counts, otherCounts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(upTo) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "Distribution[%d, p50 %d ns, p99 %d ns, max %d ns]"
        .formatted(count(), quantile(.5), quantile(.99), max());
  }
}
