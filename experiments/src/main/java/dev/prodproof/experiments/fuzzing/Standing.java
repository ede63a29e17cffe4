package dev.prodproof.experiments.fuzzing;

import dev.prodproof.facts.Exchange;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether an identity is still let in at the end. A run may withdraw its own credential: by replacing a
/// token, by switching off that kind of token, by disabling the account.
final class Standing {
  private static final int REFUSALS = 10;
  private static final int OPERATIONS = 3;

  private static final class Sight {
    final Set<String> welcome = new HashSet<>();
    final Set<String> closed = new HashSet<>();
    int refused;
    String change = "";
  }

  private final Map<String, Sight> sights = new LinkedHashMap<>();

  synchronized void see(Exchange exchange) {
    if (exchange.identity().equals(Exchange.NOBODY) || exchange.operation().isEmpty()) {
      return;
    }
    Sight sight = sights.computeIfAbsent(exchange.identity(), name -> new Sight());
    if (exchange.status() >= 200 && exchange.status() < 300) {
      sight.welcome.add(exchange.operation());
      sight.closed.clear();
      sight.refused = 0;
      if (!Order.reads(exchange.request().method())) {
        sight.change = exchange.operation();
      }
    } else if (exchange.status() == 401 && sight.welcome.contains(exchange.operation())) {
      sight.closed.add(exchange.operation());
      sight.refused++;
    }
  }

  /// Whoever was welcome, and then was refused wherever he had been.
  synchronized Optional<String> doubt() {
    return sights.entrySet().stream()
        .filter(e -> e.getValue().refused >= REFUSALS && e.getValue().closed.size() >= OPERATIONS)
        .map(e -> said(e.getKey(), e.getValue()))
        .findFirst();
  }

  private static String said(String identity, Sight sight) {
    String last = sight.change.isEmpty() ? "" : "; the last change that succeeded was " + sight.change;
    return identity + " was let in at first and answered 401 everywhere in the end, so little is shown from then on" + last;
  }
}
