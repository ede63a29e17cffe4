package dev.prodproof.core;

import java.util.Locale;

/// What came of trying to see a finding again.
public enum Confirmed {
  /// Seen each time, in a fresh session.
  REPRODUCIBLE,
  /// Seen again only after what went before it.
  STATE_DEPENDENT,
  /// Seen again only where several were sent at once.
  AT_ONCE,
  /// Not seen each time.
  FLAKY,
  /// Nobody tried: the run was judged from its dossier, or time was up.
  UNTRIED;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
