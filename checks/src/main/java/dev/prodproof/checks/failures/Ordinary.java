package dev.prodproof.checks.failures;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How ordinary requests fare at each operation. One that is broken on purpose shows something only beside them:
/// what refuses or fails everybody says nothing of what was broken.
final class Ordinary {
  private static final int MOST_CAUSES = 20;

  private final Set<String> tried = new HashSet<>();
  private final Set<String> served = new HashSet<>();
  private final Map<String, Set<String>> failures = new HashMap<>();

  /// A form that was taken leads on to another page.
  static boolean well(Exchange exchange) {
    return exchange.status() >= 200 && exchange.status() < 400;
  }

  void see(Exchange exchange) {
    if (!(exchange.purpose() instanceof Purpose.Valid)) {
      return;
    }
    tried.add(exchange.operation());
    if (well(exchange)) {
      served.add(exchange.operation());
    } else if (exchange.status() >= 500) {
      Set<String> causes = failures.computeIfAbsent(exchange.operation(), _ -> new HashSet<>());
      if (causes.size() < MOST_CAUSES) {
        causes.add(ServerFault.place(exchange));
      }
    }
  }

  /// Ordinary requests were sent, and none was answered well.
  boolean turnedAway(String operation) {
    return tried.contains(operation) && !served.contains(operation);
  }

  boolean failsWith(String operation, String place) {
    return failures.getOrDefault(operation, Set.of()).contains(place);
  }
}
