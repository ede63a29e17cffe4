package dev.prodproof.wire.load;

import dev.prodproof.facts.load.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// What one thread counts and measures; nobody else touches it until the thread has ended, apart
/// from
/// [#windows].
final class Measurements {
  /// Nanoseconds; beyond it durations are counted as this.
  static final long LONGEST = 3_600_000_000_000L;

  private final OperationCounts[] operations;
  private final Histogram service = fine();
  private final Histogram sendError = fine();
  private final Histogram sendErrorInQuiet = fine();
  private final Histogram window = new Histogram(1_024, LONGEST, 2);
  private final Histogram windowSendError = fine();
  private final Queue<Window> windows = new ConcurrentLinkedQueue<>();
  private long sent;
  private long accepted;
  private long refused;
  private long failed;
  private long dueBefore;
  private long stall;

  Measurements(int operations) {
    this.operations = new OperationCounts[operations];
    for (int i = 0; i < operations; i++) {
      this.operations[i] = new OperationCounts();
    }
  }

  static Histogram fine() {
    var histogram = new Histogram(64, 1 << 24, 3);
    histogram.setAutoResize(true);
    return histogram;
  }

  /// @param free a connection was free when its time came, so that any lateness is our own
  void sent(Lane lane, boolean free) {
    sent++;
    operations[lane.operation].sent++;
    if (free) {
      windowSendError.recordValue(Math.min(LONGEST, lane.sentAt - lane.intended));
    }
  }

  /// It goes out again, and counts then. The window that it went out in stays as it was.
  void unsend(Lane lane) {
    operations[lane.operation].sent--;
  }

  void answered(Lane lane, int status, boolean invited, long now) {
    long response = Math.min(LONGEST, now - lane.intended);
    service.recordValue(Math.min(LONGEST, now - lane.sentAt));
    operations[lane.operation].answered(status, invited, response);
    if (status < 400) {
      accepted++;
      window.recordValue(response);
    } else if (OperationCounts.refuses(status)) {
      refused++;
    } else {
      failed++;
    }
  }

  void failed(Lane lane, Failure why, long now) {
    service.recordValue(Math.min(LONGEST, now - lane.sentAt));
    unsent(lane.operation, why, now - lane.intended);
  }

  /// A request that never went out.
  ///
  /// @param after its intended time
  void unsent(int operation, Failure why, long after) {
    failed++;
    operations[operation].failed(why, Math.min(LONGEST, after));
  }

  /// The generator itself did nothing for so long.
  void late(long nanos) {
    if (nanos > stall) {
      stall = nanos;
    }
  }

  /// Ends a window.
  ///
  /// @param due how many were due since the start
  void roll(long at, long due, long inFlight, long waiting) {
    windows.add(
        new Window(
            at,
            due - dueBefore,
            sent,
            accepted,
            refused,
            failed,
            inFlight,
            waiting,
            stall,
            distribution(window)));
    window.reset();
    endSendErrors();
    dueBefore = due;
    sent = 0;
    accepted = 0;
    refused = 0;
    failed = 0;
    stall = 0;
  }

  private void endSendErrors() {
    if (windowSendError.getTotalCount() == 0) {
      return;
    }
    sendError.add(windowSendError);
    if (stall <= Window.QUIET) {
      sendErrorInQuiet.add(windowSendError);
    }
    windowSendError.reset();
  }

  /// Those that have ended, in turn; any thread may take them.
  Queue<Window> windows() {
    return windows;
  }

  Tally tally(int operation) {
    return operations[operation].tally();
  }

  Distribution service() {
    return distribution(service);
  }

  Distribution sendError() {
    return distribution(sendError);
  }

  Distribution sendErrorInQuiet() {
    return distribution(sendErrorInQuiet);
  }

  static Distribution distribution(@Nullable Histogram histogram) {
    if (histogram == null) {
      return Distribution.EMPTY;
    }
    List<long[]> buckets = new ArrayList<>();
    for (var each : histogram.recordedValues()) {
      buckets.add(new long[] {each.getValueIteratedTo(), each.getCountAtValueIteratedTo()});
    }
    return new Distribution(
        buckets.stream().mapToLong(bucket -> bucket[0]).toArray(),
        buckets.stream().mapToLong(bucket -> bucket[1]).toArray());
  }
}
