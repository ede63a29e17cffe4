package dev.prodproof.wire.load;

import java.util.concurrent.TimeUnit;

/// Which part of a trial this machine sends: of the requests k those with k mod `of` = `index`.
///
/// @param index from 0
/// @param of how many machines there are
/// @param start when it begins
public record Share(int index, int of, Start start) {
  /// Asked once the connections stand; it waits for the others.
  @FunctionalInterface
  public interface Start {
    /// @return `System.nanoTime()` at which the first request may be due
    long agreed() throws InterruptedException;
  }

  /// Long enough for all threads to see it coming.
  private static final long RUN_UP = TimeUnit.MILLISECONDS.toNanos(5);

  public static final Share WHOLE = new Share(0, 1, () -> System.nanoTime() + RUN_UP);

  public Share {
    if (index < 0 || index >= of) {
      throw new IllegalArgumentException(index + " is none of " + of);
    }
  }

  /// Of a thread of this machine among all threads of all machines.
  int slot(int thread) {
    return index + of * thread;
  }
}
