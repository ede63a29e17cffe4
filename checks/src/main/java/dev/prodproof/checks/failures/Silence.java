package dev.prodproof.checks.failures;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.time.Duration;
import java.time.Instant;

/// A service that leaves even ordinary requests without an answer: an odd one that comes later and waits as long
/// shows nothing of its oddity.
final class Silence {
  /// Those that we waited for less long are slow, perhaps.
  private static final Duration LONG = Duration.ofSeconds(10);

  private static final String SURVEY = "survey";

  private Instant since = Instant.MAX;
  private long unclear;

  void see(Exchange exchange) {
    if (unanswered(exchange) && ordinary(exchange)) {
      Instant then = exchange.timing().sentAt().plus(LONG);
      since = then.isBefore(since) ? then : since;
    }
  }

  /// Whether it was silent before already.
  boolean explains(Exchange exchange) {
    boolean so =
        unanswered(exchange) && !ordinary(exchange) && exchange.timing().sentAt().isAfter(since);
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

  /// The survey looks around with little patience.
  private static boolean ordinary(Exchange exchange) {
    return switch (exchange.purpose()) {
      case Purpose.Valid(String _, boolean plain) -> plain;
      case Purpose.Look _ -> !exchange.experiment().equals(SURVEY);
      default -> false;
    };
  }
}
