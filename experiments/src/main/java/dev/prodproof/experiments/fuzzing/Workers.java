package dev.prodproof.experiments.fuzzing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Work on several virtual threads; ends when all are done, or with the first that fails.
public final class Workers {
  public interface Work {
    void run() throws InterruptedException;
  }

  private Workers() {}

  public static void run(int count, Work work) throws InterruptedException {
    run(Collections.nCopies(count, work));
  }

  /// Different works side by side.
  static void run(List<Work> works) throws InterruptedException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Work work : works) {
        running.add(threads.submit(() -> {
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
      case RuntimeException unexpected -> unexpected;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }
}
