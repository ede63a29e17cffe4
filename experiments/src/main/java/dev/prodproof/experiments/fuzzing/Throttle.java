package dev.prodproof.experiments.fuzzing;

import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Waits when the service asks for it (429, or 503 with `Retry-After`). A limit on one operation, on log-ins or
/// mails say, keeps nobody from the others: only when several ask is the limit one for all.
final class Throttle {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /// So long everybody can wait.
  private static final Duration SHORT = Duration.ofSeconds(2);

  private static final int SEVERAL = 3;

  private final Lab lab;
  private final Map<String, Instant> closed = new ConcurrentHashMap<>();
  private volatile Instant until = Instant.MIN;

  Throttle(Lab lab) {
    this.lab = lab;
  }

  void await() throws InterruptedException {
    Instant now = lab.clock().instant();
    if (until.isAfter(now)) {
      lab.pause(Duration.between(now, until));
    }
  }

  /// Whether the operation asked to be left alone for longer than is worth waiting for.
  boolean closed(String operation) {
    Instant then = closed.get(operation);
    return then != null && then.isAfter(lab.clock().instant());
  }

  /// Whether the answer asks to come again later, and it is worth it.
  boolean asked(Exchange exchange) {
    boolean later = exchange.status() == 429 || (exchange.status() == 503 && exchange.header("retry-after").isPresent());
    if (!later) {
      return false;
    }
    Duration wish = exchange.header("retry-after").map(Throttle::seconds).orElse(Duration.ofSeconds(1));
    Instant now = lab.clock().instant();
    if (wish.compareTo(SHORT) > 0 && !exchange.operation().isEmpty()) {
      closed.put(exchange.operation(), now.plus(wish));
      if (closed.values().stream().filter(then -> then.isAfter(now)).count() < SEVERAL) {
        return false;
      }
      closed.clear();
    }
    until = now.plus(shorter(wish, shorter(LONGEST, lab.left().dividedBy(4))));
    return true;
  }

  private static Duration seconds(String field) {
    return field.strip().matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(field.strip())) : SHORT;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
