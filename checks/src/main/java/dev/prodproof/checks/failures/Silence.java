package dev.prodproof.checks.failures;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A service that leaves even ordinary requests without an answer: an odd one that comes later and waits as long
/// shows nothing of its oddity. Each experiment by itself: some break what the service stands on.
final class Silence {
  /// So much later, it isn't the odd request that kept the ordinary one waiting.
  private static final Duration LATER = Duration.ofSeconds(10);

  private final Map<String, Instant> since = new HashMap<>();
  private long unclear;

  void see(Exchange exchange) {
    if (unanswered(exchange) && ordinary(exchange)) {
      Instant then = exchange.timing().sentAt().plus(LATER);
      since.merge(exchange.experiment(), then, (one, other) -> one.isBefore(other) ? one : other);
    }
  }

  /// Whether it was silent before already.
  boolean explains(Exchange exchange) {
    Instant silent = since.getOrDefault(exchange.experiment(), Instant.MAX);
    boolean so =
        unanswered(exchange) && !ordinary(exchange) && exchange.timing().sentAt().isAfter(silent);
    unclear += so ? 1 : 0;
    return so;
  }

  /// Requests of which it can't be told.
  long unclear() {
    return unclear;
  }

  private static boolean unanswered(Exchange exchange) {
    return exchange.reply() instanceof Exchange.NoAnswer(Exchange.Reason reason, String _)
        && reason == Exchange.Reason.TIMEOUT;
  }

  private static boolean ordinary(Exchange exchange) {
    return switch (exchange.purpose()) {
      case Purpose.Valid(String _, boolean plain) -> plain;
      case Purpose.Look _ -> true;
      default -> false;
    };
  }
}
