package dev.prodproof.experiments.growth;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several who do the same until nothing is left to do.
final class Hands {
  /// More would be load.
  private static final int MANY = 6;

  interface Work {
    void run() throws InterruptedException;
  }

  private Hands() {}

  static void together(Work work) throws InterruptedException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < MANY; i++) {
        running.add(
            threads.submit(
                () -> {
                  work.run();
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw failed(e);
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private static RuntimeException failed(ExecutionException e) throws InterruptedException {
    return switch (e.getCause()) {
      case InterruptedException interrupted -> throw interrupted;
      case RuntimeException ours -> ours;
      case null, default -> new IllegalStateException(e);
    };
  }
}
