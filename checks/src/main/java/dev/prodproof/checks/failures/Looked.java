package dev.prodproof.checks.failures;

import dev.prodproof.facts.Sighting;
import java.util.Locale;

/// How and when a thing was looked for, in words.
final class Looked {
  /// Five seconds, less what is lost between two clocks.
  private static final long PATIENCE_MILLIS = 4_500;

  private Looked() {}

  /// Caches and replicas had their time.
  static boolean longEnough(long millis) {
    return millis >= PATIENCE_MILLIS;
  }

  static String by(Sighting.By by) {
    return switch (by) {
      case ID -> "by its id";
      case LOCATION -> "at its Location";
      case LIST -> "in the list";
    };
  }

  static String after(long millis) {
    return String.format(Locale.ROOT, "%.1f s later", millis / 1000.0);
  }
}
