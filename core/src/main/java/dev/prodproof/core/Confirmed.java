package dev.prodproof.core;

import java.util.Locale;

/// What came of trying to see a finding again.
public enum Confirmed {
  /// Seen each time, in a fresh session.
  REPRODUCIBLE,
  /// Seen again only after what went before it, or beside others of its kind.
  STATE_DEPENDENT,
  /// Not seen each time.
  FLAKY,
  /// Nobody tried: the run was judged from its dossier, or time was up.
  UNTRIED;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
