package dev.prodproof.checks.failures;

/// Why no request met a fault: nobody goes there, or time was up before it was that fault's turn.
final class Untried {
  private Untried() {}

  /// @param met requests reached the dependency while something else was wrong with it
  static String because(String what, boolean met, String nobody) {
    return "no request of ours met " + what + ": " + (met ? "there was no time to see one through; a larger --budget has more" : nobody);
  }
}
