package dev.prodproof.experiments.restart;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.FullDisk;
import dev.prodproof.facts.FullDisk.Standing;
import dev.prodproof.facts.Write;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.lab.Recipe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fills the file system under the data directory, and looks at what becomes of writes and readings.
final class Filling {
  /// How long it takes beside two starts.
  static final Duration OWN = Duration.ofSeconds(6);

  private static final String KIND = "data-dir";
  private static final int BEFORE = 3;
  private static final int FULL = 10;
  private static final int READS = 5;
  private static final Duration RECOVERY = Duration.ofSeconds(10);
  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Hands hands;
  private final Subject subject;
  private final Light light;
  private final ManagedService service;
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Exchange> reads = new ArrayList<>();

  Filling(Hands hands, Subject subject, Light light, ManagedService service) {
    this.hands = hands;
    this.subject = subject;
    this.light = light;
    this.service = service;
  }

  /// Says why nothing is filled, where the recipe names nothing; empty where it does.
  static Optional<Path> folder(Lab lab) {
    Recipe.Limits limits = lab.recipe().declared().limits();
    if (limits.none().contains(KIND)) {
      lab.record(FullDisk.not(Standing.NONE, "the recipe says that there is no data directory"));
      return Optional.empty();
    }
    if (limits.dataDir() == null) {
      lab.record(
          FullDisk.not(
              Standing.UNDECLARED,
              "the recipe names no data directory: `declare.data-dir`, or `declare.none: [data-dir]`"));
    }
    return Optional.ofNullable(limits.dataDir()).map(Path::of);
  }

  /// @return whether it came about
  boolean fill(Path folder) throws InterruptedException {
    Lab lab = hands.lab();
    ManagedService.Ended _ = service.terminate();
    try {
      ManagedService.Disk disk = service.startOnSmallDisk(folder, PATIENCE);
      lab.record(filled(disk));
      if (service.alive()) {
        new Census(hands).of(Write.Occasion.DISK, 0, attempts).forEach(lab::record);
      }
      return true;
    } catch (Unusable e) {
      hands.requireGoingOn();
      lab.record(FullDisk.not(Standing.IMPOSSIBLE, String.valueOf(e.getMessage())));
      return false;
    } finally {
      ManagedService.Ended _ = service.kill();
    }
  }

  private FullDisk filled(ManagedService.Disk disk) throws InterruptedException {
    List<Attempt> before = write(BEFORE);
    disk.fill();
    List<Attempt> full = write(FULL);
    for (int i = 0; i < READS; i++) {
      reads.add(hands.send(hands.call(light.draft()).header("Connection", "close"), light.identity()));
    }
    boolean alive = service.alive();
    disk.free();
    boolean wrote = before.stream().anyMatch(one -> one.outcome() == Write.Outcome.ACKNOWLEDGED);
    boolean recovered = !alive || !wrote || recovers();
    List<Exchange> failed = reads.stream().filter(one -> !one.succeeded()).toList();
    List<Exchange> trouble = new ArrayList<>(failed);
    full.stream().map(Attempt::exchange).filter(one -> one.status() < 500).forEach(trouble::add);
    return new FullDisk(
        Standing.SHOWN,
        "",
        count(full, 500, 600),
        count(full, 400, 500),
        count(full, 200, 300),
        count(full, 0, 1),
        reads.size(),
        failed.size(),
        alive,
        recovered,
        trouble.stream().limit(1).map(Exchange::id).toList());
  }

  private static int count(List<Attempt> attempts, int from, int below) {
    return (int)
        attempts.stream()
            .map(one -> one.exchange().status())
            .filter(status -> status >= from && status < below)
            .count();
  }

  private List<Attempt> write(int count) throws InterruptedException {
    var written = new ArrayList<Attempt>();
    for (int i = 0; i < count; i++) {
      Optional<Draft> draft = hands.draft(subject);
      if (draft.isPresent()) {
        written.add(hands.write(subject, draft.get()));
      }
    }
    attempts.addAll(written);
    return written;
  }

  private boolean recovers() throws InterruptedException {
    Lab lab = hands.lab();
    Instant end = lab.clock().instant().plus(RECOVERY);
    while (lab.clock().instant().isBefore(end) && !lab.left().isZero()) {
      if (write(1).stream().anyMatch(one -> one.outcome() == Write.Outcome.ACKNOWLEDGED)) {
        return true;
      }
      lab.pause(BETWEEN);
    }
    return false;
  }
}
