package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Connections that are held open until this is closed; then all are given up at once.
final class Held implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> open = new ArrayList<>();

  private Held() {}

  static Held open(int count, Call slow, Http http) {
    var held = new Held();
    for (int i = 0; i < count; i++) {
      held.open.add(held.threads.submit(() -> http.send(slow)));
    }
    return held;
  }

  /// How many are still under way.
  int count() {
    return (int) open.stream().filter(one -> !one.isDone()).count();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
