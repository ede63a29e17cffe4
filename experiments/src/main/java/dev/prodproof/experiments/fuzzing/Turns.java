package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.facts.Exchange;
import java.util.HashMap;
import java.util.Map;

/// Whose turn it is: time is shared out fairly among operations, not requests. A log-in that hashes for a tenth
/// of a second must not starve the others.
///
/// What a request costs is the quickest good answer of its operation: a latency under our own load would
/// charge everybody for the log-in's hashing.
final class Turns {
  /// A request costs a millisecond at least, in microseconds.
  private static final long LEAST = 1_000;

  private final Map<String, Long> cost = new HashMap<>();
  private final Map<String, Long> spent = new HashMap<>();

  synchronized void saw(ApiOperation operation, Exchange exchange) {
    if (exchange.succeeded()) {
      cost.merge(operation.id(), Math.max(LEAST, exchange.timing().lastByte()), Math::min);
    }
  }

  synchronized void take(ApiOperation operation) {
    spent.merge(operation.id(), cost.getOrDefault(operation.id(), LEAST), Long::sum);
  }

  /// In microseconds.
  synchronized long spent(ApiOperation operation) {
    return spent.getOrDefault(operation.id(), 0L);
  }
}
