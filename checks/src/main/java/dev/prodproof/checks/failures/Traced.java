package dev.prodproof.checks.failures;

import dev.prodproof.facts.Delivered.Trace;
import java.math.BigDecimal;

/// Where an effect showed, and how large it was, in words.
final class Traced {
  private Traced() {}

  /// `new in GET /bookings/items: 3, where one such message makes 1`.
  static String words(Trace trace) {
    return "%s: %s, where one such message makes %s"
        .formatted(trace.place(), plain(trace.seen()), plain(trace.once()));
  }

  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
