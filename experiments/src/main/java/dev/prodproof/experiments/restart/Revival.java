package dev.prodproof.experiments.restart;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.facts.Opening;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.wire.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Starts an instance of the service, watches it from outside meanwhile, and sees to it that it isn't left
/// behind dead.
final class Revival {
  /// A machine that does other things, too, may need so much longer than at first.
  private static final int TIMES = 5;

  private static final Duration LEAST = Duration.ofSeconds(60);

  private final ManagedService service;
  private final Hands hands;
  private final Optional<Light> light;
  private final Duration patience;
  private String why = "";

  /// @param usually how long a start takes
  private Revival(ManagedService service, Hands hands, Optional<Light> light, Duration usually) {
    this.service = service;
    this.hands = hands;
    this.light = light;
    Duration longer = usually.multipliedBy(TIMES);
    this.patience = longer.compareTo(LEAST) > 0 ? longer : LEAST;
  }

  /// Of the service itself.
  static Revival of(ManagedService service, Crew crew, Optional<Light> light) {
    return new Revival(service, new Hands(crew, "starting"), light, service.readyAfter());
  }

  /// Of another instance, which takes as long to start.
  Revival at(ManagedService instance, Crew crew) {
    return new Revival(instance, Hands.at(instance, crew, "starting"), light, service.readyAfter());
  }

  /// @param occasion what happened before
  /// @return milliseconds until it was ready; -1 where it didn't get ready
  long start(String occasion) throws InterruptedException {
    String ready = hands.lab().recipe().service().ready();
    if (ready == null || light.isEmpty()) {
      return start();
    }
    var dawn = new Dawn(hands, ready, light.get());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Opening> watching = threads.submit(() -> dawn.watch(occasion));
      long readyAfter = -1;
      try {
        readyAfter = start();
      } finally {
        if (readyAfter < 0) {
          dawn.over();
        }
      }
      record(watching);
      return readyAfter;
    }
  }

  private void record(Future<Opening> watching) throws InterruptedException {
    try {
      hands.lab().record(watching.get());
    } catch (ExecutionException e) {
      // The run was ended meanwhile: whoever sends next is told.
      if (!(e.getCause() instanceof Refused)) {
        throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
      }
    }
  }

  private long start() throws InterruptedException {
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
