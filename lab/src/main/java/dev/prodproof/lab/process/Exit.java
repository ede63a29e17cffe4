package dev.prodproof.lab.process;

/// How a process ended, in words.
final class Exit {
  private static final int KILLED = 137;
  private static final int SIGNALLED = 128;

  private Exit() {}

  /// @param code below 128 its own word, above it 128 + the signal
  static String words(int code) {
    if (code == KILLED) {
      return "it was killed by SIGKILL, perhaps because the machine was short of memory";
    }
    return code > SIGNALLED ? "by signal " + (code - SIGNALLED) : "with exit code " + code;
  }
}
