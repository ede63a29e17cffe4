package dev.prodproof.wire.load;

import dev.prodproof.facts.load.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/// One trial from the outside: starts its threads together, passes their windows on, and adds up.
final class Conducted {
  private final Drive.Shared shared;
  private final List<Drive> drives;
  private final InstantSource clock;
  private final List<Window> windows = new ArrayList<>();

  Conducted(Drive.Shared shared, List<Drive> drives, InstantSource clock) {
    this.shared = shared;
    this.drives = drives;
    this.clock = clock;
  }

  Trial run(Share.Start agreement, Consumer<Window> live) throws InterruptedException {
    List<Thread> threads =
        drives.stream().map(each -> Thread.ofPlatform().daemon().name("load").start(each)).toList();
    try {
      shared.ready().await();
      long start = agreement.agreed() - shared.origin();
      Instant startedAt = clock.instant();
      drives.forEach(each -> each.begin(start));
      for (Thread each : threads) {
        while (!each.join(Duration.ofMillis(20))) {
          pass(live);
        }
      }
      pass(live);
      return trial(startedAt, start);
    } finally {
      drives.forEach(Drive::stop);
      for (Thread each : threads) {
        joinCalmly(each);
      }
    }
  }

  private static void joinCalmly(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // A window is passed on when each thread has ended its own.
  private void pass(Consumer<Window> live) {
    List<Queue<Window>> queues =
        drives.stream().map(each -> each.measurements().windows()).toList();
    while (queues.stream().noneMatch(Queue::isEmpty)) {
      Window window = Window.sum(queues.stream().map(Queue::remove).toList());
      windows.add(window);
      live.accept(window);
    }
  }

  private Trial trial(Instant startedAt, long start) {
    for (Drive each : drives) {
      RuntimeException failure = each.failure();
      if (failure != null) {
        throw failure;
      }
    }
    // Threads end apart from each other; what one had to drain longer still counts.
    List<Queue<Window>> rests = drives.stream().map(each -> each.measurements().windows()).toList();
    while (!rests.stream().allMatch(Queue::isEmpty)) {
      windows.add(Window.sum(rests.stream().filter(each -> !each.isEmpty()).map(Queue::remove).toList()));
    }
    Plan plan = shared.plan();
    Duration planned = plan.demand().length();
    long ended = drives.stream().mapToLong(Drive::ended).max().orElseThrow() - start;
    Duration took = Duration.ofNanos(Math.max(0, ended));
    boolean early = drives.stream().anyMatch(Drive::cut);
    Duration length = early && took.compareTo(planned) < 0 ? took : planned;
    Map<String, Tally> operations = operations();
    Distribution response =
        Distribution.merged(operations.values().stream().map(Tally::response).toList());
    return new Trial(
        plan,
        startedAt,
        length,
        took.compareTo(length) > 0 ? took.minus(length) : Duration.ZERO,
        operations,
        response,
        merged(Measurements::service),
        merged(Measurements::sendError),
        merged(Measurements::sendErrorInQuiet),
        windows,
        Duration.ofNanos(drives.stream().mapToLong(Drive::cpuNanos).sum()),
        drives.size(),
        early ? why() : "",
        List.of());
  }

  private String why() {
    return shared.way().gate().ended() ? "the run was ended" : "the budget of requests is used up";
  }

  private Distribution merged(Function<Measurements, Distribution> which) {
    return Distribution.merged(
        drives.stream().map(each -> which.apply(each.measurements())).toList());
  }

  private Map<String, Tally> operations() {
    var all = new LinkedHashMap<String, Tally>();
    List<Mix.Weighted> mix = shared.plan().mix().operations();
    for (int i = 0; i < mix.size(); i++) {
      int which = i;
      all.put(
          mix.get(i).operation().id(),
          Tally.sum(drives.stream().map(each -> each.measurements().tally(which)).toList()));
    }
    return all;
  }
}
