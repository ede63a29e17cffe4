package dev.prodproof.experiments.load;

import dev.prodproof.facts.Uptime.Series;
import dev.prodproof.facts.Uptime.What;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService.Usage;
import dev.prodproof.lab.proxy.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at what the target uses, at even times, while something goes on.
final class Gauges implements AutoCloseable {
  private static final int SAMPLES = 120;
  private static final Duration LEAST = Duration.ofMillis(100);
  private static final Duration MOST = Duration.ofSeconds(10);

  private final Lab lab;
  private final Duration spacing;
  private final Optional<HeapMetric> heap;
  private final Map<What, List<Double>> taken = new EnumMap<>(What.class);
  private final Round round;

  /// @param heap empty where nobody may be asked for anything: its metric is a request like others
  Gauges(Lab lab, Optional<HeapMetric> heap, Duration spacing) {
    this.lab = lab;
    this.spacing = spacing;
    this.heap = heap;
    this.round = new Round(lab, spacing, this::look);
  }

  static Duration spacing(Duration whole) {
    Duration even = whole.dividedBy(SAMPLES);
    Duration atMost = even.compareTo(MOST) > 0 ? MOST : even;
    return atMost.compareTo(LEAST) < 0 ? LEAST : atMost;
  }

  private void look() throws InterruptedException {
    lab.service()
        .flatMap(service -> service.usage())
        .ifPresent(this::used);
    if (!lab.databases().isEmpty()) {
      int open = lab.databases().stream().map(Database::counts).mapToInt(one -> one.open()).sum();
      add(What.CONNECTIONS, open);
    }
    if (heap.isPresent()) {
      heap.get().read().ifPresent(bytes -> add(What.HEAP, bytes));
    }
  }

  private void used(Usage usage) {
    add(What.RESIDENT, (double) usage.bytes());
    add(What.THREADS, usage.threads());
    add(What.DESCRIPTORS, usage.descriptors());
  }

  private synchronized void add(What what, double value) {
    taken.computeIfAbsent(what, _ -> new ArrayList<>()).add(value);
  }

  synchronized List<Series> series() {
    return taken.entrySet().stream()
        .map(one -> new Series(one.getKey(), Ground.seconds(spacing), List.copyOf(one.getValue())))
        .toList();
  }

  @Override
  public void close() {
    round.close();
  }
}
