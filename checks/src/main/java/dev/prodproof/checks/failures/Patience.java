package dev.prodproof.checks.failures;

import dev.prodproof.core.Severity;
import dev.prodproof.facts.UpstreamTrial.Outcome;
import java.util.Locale;
import java.util.Optional;

/// Whether a client was answered in time while something was broken.
final class Patience {
  /// Where nothing is declared: common defaults are exactly 30 s and aren't caught by a hair.
  private static final long TOO_LONG_MILLIS = 35_000;

  /// Users leave long before.
  private static final long LONG_MILLIS = 10_000;

  private Patience() {}

  /// @param how for a sentence: what is wrong with the wait
  record Lost(Severity severity, String how) {}

  /// @param deadlineMillis that is declared; 0 where none is
  /// @return nothing where it was in time
  static Optional<Lost> lost(Outcome outcome, long deadlineMillis) {
    return lost(outcome.status(), outcome.micros() / 1000, deadlineMillis);
  }

  static Optional<Lost> lost(int status, long millis, long deadlineMillis) {
    if (deadlineMillis > 0 && millis > deadlineMillis) {
      return Optional.of(
          new Lost(Severity.CRITICAL, "later than the declared " + seconds(deadlineMillis)));
    }
    if (deadlineMillis == 0 && millis > TOO_LONG_MILLIS) {
      return Optional.of(new Lost(Severity.CRITICAL, "longer than any client waits"));
    }
    if (status == 0) {
      return Optional.of(new Lost(Severity.CRITICAL, "the client gets no answer at all"));
    }
    return deadlineMillis == 0 && millis > LONG_MILLIS
        ? Optional.of(new Lost(Severity.MINOR, "longer than users wait"))
        : Optional.empty();
  }

  /// `no answer after 11.0 s`.
  static String answer(int status, long millis) {
    return (status == 0 ? "no answer" : "an answer") + " after " + seconds(millis);
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
