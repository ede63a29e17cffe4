package dev.prodproof.experiments.database;

import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.outage.User;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Requests that come first and use up kept connections which broke: who comes next needs new ones.
final class Others implements AutoCloseable {
  private static final Duration HEAD_START = Duration.ofMillis(100);

  private final Stage stage;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Others(Stage stage) {
    this.stage = stage;
  }

  void send(User user, int count, Planned planned) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      Case one = stage.next(user).orElse(user.one());
      var _ = threads.submit(() -> stage.send(one, user.identity(), stage.with(planned.word())));
    }
    stage.lab().pause(HEAD_START);
  }

  @Override
  public void close() {
    threads.close();
  }
}
