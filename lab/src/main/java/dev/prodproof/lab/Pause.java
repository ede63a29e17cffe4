package dev.prodproof.lab;

import java.time.Duration;

/// Waits. Whoever needs to wait is handed one, so that tests and interruption stay in charge of
/// time.
@FunctionalInterface
public interface Pause {
  Pause REAL = Thread::sleep;

  void sleep(Duration howLong) throws InterruptedException;
}
