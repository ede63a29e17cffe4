package dev.prodproof.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Works on virtual threads, all at the same time.
public final class SideBySide {
  private SideBySide() {}

  /// What came of each, in their order; or the first failure, once all have ended.
  public static <R> List<R> all(List<? extends Callable<R>> works) throws InterruptedException {
    var results = new ArrayList<R>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<R> work : threads.invokeAll(works)) {
        results.add(work.get());
      }
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case InterruptedException cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
    return results;
  }
}
