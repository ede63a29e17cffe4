package dev.prodproof.cli;

import dev.prodproof.engine.Prover;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ctrl-C and SIGTERM: end the run, let it judge and write what is known, then go. Before there is anything to
/// judge they end the waiting for the service.
final class Interrupt {
  /// Long enough to judge and write what is known; a second Ctrl-C doesn't wait.
  private static final int GRACE_SECONDS = 20;

  private final Thread waiting = Thread.currentThread();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::happen, "interrupt");
  private @Nullable Prover prover;
  private boolean happened;

  private Interrupt() {}

  /// For the thread that calls it.
  static Interrupt armed() {
    var interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  /// From now on it ends that one.
  synchronized void ends(Prover whom) throws InterruptedException {
    prover = whom;
    if (happened) {
      throw new InterruptedException();
    }
  }

  private void happen() {
    end();
    try {
      if (finished.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        // The main thread says its last word.
        TimeUnit.MILLISECONDS.sleep(300);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  private synchronized void end() {
    happened = true;
    if (prover == null) {
      waiting.interrupt();
    } else {
      prover.interrupt();
    }
  }

  synchronized boolean happened() {
    return happened;
  }

  /// The run is over and its processes are gone.
  void release() {
    finished.countDown();
    if (!happened()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // It begins just now, and ends us.
        return;
      }
    }
  }
}
