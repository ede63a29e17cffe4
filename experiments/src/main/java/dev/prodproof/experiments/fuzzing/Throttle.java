package dev.prodproof.experiments.fuzzing;

import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.time.Instant;

/// Waits when the service asks for it (429, or 503 with `Retry-After`).
final class Throttle {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private final Lab lab;
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

  /// Whether the answer asks to come again later.
  boolean asked(Exchange exchange) {
    boolean later = exchange.status() == 429 || (exchange.status() == 503 && exchange.header("retry-after").isPresent());
    if (later) {
      Duration wish = exchange.header("retry-after").map(Throttle::seconds).orElse(Duration.ofSeconds(1));
      Duration most = shorter(LONGEST, lab.left().dividedBy(4));
      until = lab.clock().instant().plus(shorter(wish, most));
    }
    return later;
  }

  private static Duration seconds(String field) {
    return field.strip().matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(field.strip())) : Duration.ofSeconds(2);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
