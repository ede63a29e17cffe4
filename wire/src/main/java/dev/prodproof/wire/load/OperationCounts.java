package dev.prodproof.wire.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// What came of one operation's requests.
final class OperationCounts {
  private final long[] statuses = new long[1_000];
  private final Map<Failure, Long> failures = new EnumMap<>(Failure.class);
  // Made when they are first needed: a mix may hold a thousand operations.
  private @Nullable Histogram accepted;
  private @Nullable Histogram refused;
  private @Nullable Histogram unwell;
  private long invited;
  long sent;

  static boolean refuses(int status) {
    return status == 429 || status == 503;
  }

  void answered(int status, boolean withRetryAfter, long response) {
    statuses[status]++;
    if (status < 400) {
      accepted = recorded(accepted, response);
    } else if (refuses(status)) {
      refused = recorded(refused, response);
      if (withRetryAfter) {
        invited++;
      }
    } else {
      unwell = recorded(unwell, response);
    }
  }

  void failed(Failure why, long response) {
    failures.merge(why, 1L, Long::sum);
    unwell = recorded(unwell, response);
  }

  private static Histogram recorded(@Nullable Histogram into, long response) {
    Histogram histogram = into == null ? Measurements.fine() : into;
    histogram.recordValue(response);
    return histogram;
  }

  Tally tally() {
    var byStatus = new TreeMap<Integer, Long>();
    for (int status = 0; status < statuses.length; status++) {
      if (statuses[status] > 0) {
        byStatus.put(status, statuses[status]);
      }
    }
    long over =
        byStatus.values().stream().mapToLong(Long::longValue).sum()
            + failures.values().stream().mapToLong(Long::longValue).sum();
    return new Tally(
        over,
        sent,
        byStatus,
        invited,
        failures.isEmpty() ? Map.of() : new EnumMap<>(failures),
        Measurements.distribution(accepted),
        Measurements.distribution(refused),
        Measurements.distribution(unwell));
  }
}
