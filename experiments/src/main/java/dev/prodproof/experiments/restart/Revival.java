package dev.prodproof.experiments.restart;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.ManagedService;
import java.time.Duration;

/// Starts the service again, and sees to it that it isn't left behind dead.
final class Revival {
  /// A machine that does other things, too, may need so much longer than at first.
  private static final int TIMES = 5;

  private static final Duration LEAST = Duration.ofSeconds(60);

  private final ManagedService service;
  private final Duration patience;
  private String why = "";

  Revival(ManagedService service) {
    this.service = service;
    Duration longer = service.readyAfter().multipliedBy(TIMES);
    this.patience = longer.compareTo(LEAST) > 0 ? longer : LEAST;
  }

  /// @return milliseconds until it was ready; -1 where it didn't get ready
  long start() throws InterruptedException {
    try {
      service.start(patience);
      return service.readyAfter().toMillis();
    } catch (Unusable e) {
      why = String.valueOf(e.getMessage());
      return -1;
    }
  }

  String why() {
    return why;
  }

  /// Others come after us.
  void leaveAlive() throws InterruptedException {
    if (!service.alive()) {
      service.start(patience);
    }
  }
}
