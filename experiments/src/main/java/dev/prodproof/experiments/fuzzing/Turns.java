package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.facts.Exchange;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Whose turn it is: time is shared out fairly among operations, not requests. A log-in that hashes for a tenth
/// of a second must not starve the others.
///
/// What a request costs is the quickest good answer of its operation: a latency under our own load would
/// charge everybody for the log-in's hashing. Where no answer was good yet, it is the mean of all.
final class Turns {
  /// A request costs a millisecond at least, in microseconds.
  private static final long LEAST = 1_000;

  /// Whoever logs out has to log in again, and so has everybody who shares the session.
  private static final long LOG_IN = 200_000;

  /// Times the median.
  private static final int DEAR = 8;

  private static final Pattern LOGS_OUT = Pattern.compile("(?i).*(log|sign)[-_]?(out|off)\\b.*");

  private static final class Seen {
    private long quickest;
    private long total;
    private long count;

    long cost() {
      return Math.max(LEAST, quickest > 0 ? quickest : count == 0 ? LEAST : total / count);
    }
  }

  private final Map<String, Seen> seen = new HashMap<>();
  private final Map<String, Long> spent = new HashMap<>();

  synchronized void saw(ApiOperation operation, Exchange exchange) {
    Seen row = seen.computeIfAbsent(operation.id(), _ -> new Seen());
    long took = Math.max(1, exchange.timing().lastByte());
    row.total += took;
    row.count++;
    if (exchange.succeeded()) {
      row.quickest = row.quickest == 0 ? took : Math.min(row.quickest, took);
    }
  }

  synchronized void take(ApiOperation operation) {
    Seen row = seen.get(operation.id());
    long answer = row == null ? LEAST : row.cost();
    spent.merge(operation.id(), logsOut(operation) ? LOG_IN + answer : answer, Long::sum);
  }

  /// Whether a request to it takes so much longer than to most that it had better wait.
  synchronized boolean dear(ApiOperation operation) {
    Seen own = seen.get(operation.id());
    long[] costs = seen.values().stream().mapToLong(Seen::cost).sorted().toArray();
    return own != null && own.cost() >= DEAR * costs[costs.length / 2];
  }

  static boolean logsOut(ApiOperation operation) {
    return LOGS_OUT.matcher(operation.path()).matches();
  }

  /// In microseconds.
  synchronized long spent(ApiOperation operation) {
    return spent.getOrDefault(operation.id(), 0L);
  }
}
