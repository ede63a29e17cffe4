package dev.prodproof.checks.failures;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Operations that answer ordinary requests with 502, 503 or 504, time and again, and never well. So an operation
/// tells that what it needs isn't there: a dependency that wasn't started here, say. That is the right answer then.
final class Unsupplied {
  /// Once or twice may be the request's doing.
  private static final int AGAIN = 3;

  private static final int MOST = 10_000;

  private final Map<String, Integer> ordinary = new HashMap<>();
  private final Set<String> served = new HashSet<>();
  private final Set<Long> told = new HashSet<>();

  void see(Exchange exchange) {
    if (Ordinary.well(exchange)) {
      served.add(exchange.operation());
    } else if (exchange.status() >= 502 && exchange.status() <= 504) {
      if (told.size() < MOST) {
        told.add(exchange.id());
      }
      if (exchange.purpose() instanceof Purpose.Valid(String _, boolean plain) && plain) {
        ordinary.merge(exchange.operation(), 1, Integer::sum);
      }
    }
  }

  private boolean lacks(String operation) {
    return !served.contains(operation) && ordinary.getOrDefault(operation, 0) >= AGAIN;
  }

  /// Whether that exchange shows no more than that.
  boolean explains(long exchange, String operation) {
    return told.contains(exchange) && lacks(operation);
  }

  long operations() {
    return ordinary.keySet().stream().filter(this::lacks).count();
  }

  String words() {
    String first = ordinary.keySet().stream().filter(this::lacks).sorted().findFirst().orElse("");
    long more = operations() - 1;
    return first
        + (more > 0 ? " and " + more + " more" : "")
        + " never answered but with 502, 503 or 504: something that it needs isn't there";
  }
}
