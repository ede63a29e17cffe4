package dev.prodproof.experiments.load;

import dev.prodproof.facts.Uptime.Grown;
import dev.prodproof.facts.Uptime.Series;
import dev.prodproof.facts.Uptime.What;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService.Heap;
import dev.prodproof.lab.ManagedService.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the service's heap keeps, each time that we have all garbage in it collected. It stands still meanwhile:
/// seldom is enough, since each of these figures is exact.
final class Kept implements AutoCloseable {
  private static final int READINGS = 24;
  private static final Duration LEAST = Duration.ofSeconds(15);

  /// A heap that takes longer to look at would be all that its latency tells of.
  private static final Duration STILL = Duration.ofSeconds(3);

  /// Of the classes that hold more than before.
  private static final int SHOWN = 3;

  /// Of all that is more: less than such a part tells nothing.
  private static final int TELLING = 20;

  private final Duration spacing;
  private final List<Heap> seen = new ArrayList<>();
  private final Optional<Round> round;

  /// @param told as `told` says: else nobody looks
  Kept(Lab lab, boolean told, Duration whole) {
    Duration even = whole.dividedBy(READINGS);
    this.spacing = even.compareTo(LEAST) < 0 ? LEAST : even;
    this.round =
        told ? Optional.of(new Round(lab, spacing, () -> heap(lab).ifPresent(this::add))) : Optional.empty();
  }

  /// Whether anybody can look, and the service doesn't stand still for long meanwhile.
  static boolean told(Lab lab) throws InterruptedException {
    Instant begin = lab.clock().instant();
    boolean told = heap(lab).isPresent();
    return told && Duration.between(begin, lab.clock().instant()).compareTo(STILL) <= 0;
  }

  private static Optional<Heap> heap(Lab lab) throws InterruptedException {
    var service = lab.service();
    return service.isPresent() ? service.get().collected() : Optional.empty();
  }

  private synchronized void add(Heap heap) {
    seen.add(heap);
  }

  synchronized Optional<Series> series() {
    List<Double> bytes = seen.stream().map(heap -> (double) heap.bytes()).toList();
    return bytes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Series(What.KEPT, Ground.seconds(spacing), bytes));
  }

  /// Since it had warmed up, the most first.
  synchronized List<Grown> grown() {
    if (seen.size() < 2) {
      return List.of();
    }
    Heap then = seen.get(seen.size() / 10);
    long least = Math.max(1, (seen.getLast().bytes() - then.bytes()) / TELLING);
    return seen.getLast().held().entrySet().stream()
        .map(now -> more(now.getKey(), then.held().getOrDefault(now.getKey(), new Held(0, 0)), now.getValue()))
        .filter(grown -> grown.bytes() >= least)
        .sorted(Comparator.comparingLong(Grown::bytes).reversed())
        .limit(SHOWN)
        .toList();
  }

  private static Grown more(String what, Held then, Held now) {
    return new Grown(what, now.instances() - then.instances(), now.bytes() - then.bytes());
  }

  @Override
  public void close() {
    round.ifPresent(Round::close);
  }
}
