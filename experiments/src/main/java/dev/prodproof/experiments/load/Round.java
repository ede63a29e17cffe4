package dev.prodproof.experiments.load;

import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Something that is looked at again and again, at even times, while something else goes on.
final class Round implements AutoCloseable {
  /// One look.
  interface Look {
    void look() throws InterruptedException;
  }

  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

  Round(Lab lab, Duration spacing, Look look) {
    Future<?> _ =
        thread.submit(
            () -> {
              while (!thread.isShutdown() && !lab.left().isZero()) {
                look.look();
                lab.pause(spacing);
              }
              return null;
            });
  }

  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }
}
