package dev.prodproof.cli;

/// What the shell sees.
final class ExitCode {
  static final int OK = 0;

  /// Something failed; with `--baseline`, something new.
  static final int FAILED = 1;

  /// Wrong usage, a target that can't be reached, a scope that is refused.
  static final int USAGE = 2;

  /// Not everything was demonstrated, and `--require-demonstrated` was given.
  static final int NOT_DEMONSTRATED = 3;

  /// Our own fault.
  static final int INTERNAL = 70;

  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
