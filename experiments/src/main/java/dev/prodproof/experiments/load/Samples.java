package dev.prodproof.experiments.load;

import dev.prodproof.facts.LoadStep.Resources;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What the target's process uses, twice a second, while something goes on.
final class Samples implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final Lab lab;
  private final Instant begin;
  private final List<Resources> taken = new CopyOnWriteArrayList<>();
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

  Samples(Lab lab) {
    this.lab = lab;
    this.begin = lab.clock().instant();
    double _ = others();
    if (lab.service().isPresent()) {
      Future<?> _ = thread.submit(() -> sample(lab.service().get()));
    }
  }

  private Void sample(ManagedService service) throws InterruptedException {
    while (!thread.isShutdown() && !lab.left().isZero()) {
      service.usage().ifPresent(usage -> taken.add(resources(usage)));
      lab.pause(BETWEEN);
    }
    return null;
  }

  private Resources resources(ManagedService.Usage usage) {
    double at = Ground.seconds(Duration.between(begin, lab.clock().instant()));
    return new Resources(
        at, Ground.seconds(usage.cpu()), usage.bytes(), usage.threads(), usage.descriptors());
  }

  /// The share of this machine that others took meanwhile.
  double others() {
    return lab.service().map(ManagedService::takenByOthers).orElse(0.0);
  }

  List<Resources> taken() {
    return List.copyOf(taken);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }
}
