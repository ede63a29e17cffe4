package dev.prodproof.checks.failures;

import dev.prodproof.facts.Sighting;
import java.util.Locale;

/// How and when a thing was looked for, in words.
final class Looked {
  private Looked() {}

  static String by(Sighting.By by) {
    return switch (by) {
      case ID -> "by its id";
      case LOCATION -> "at its Location";
      case LIST -> "in the list";
    };
  }

  static String after(long millis) {
    return millis < 100 ? "at once" : String.format(Locale.ROOT, "%.1f s later", millis / 1000.0);
  }
}
