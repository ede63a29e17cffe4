package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.facts.Exchange;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Takes latencies of one light reading, one request after the other.
final class Samples {
  static final Duration DEADLINE = Duration.ofSeconds(2);

  /// Below this a 99th percentile says nothing.
  static final int COUNT = 300;

  /// In microseconds: so long may a series take, unless the service is stuck.
  private static final long LONGEST = 3_000_000;

  private static final int IN_A_ROW = 3;
  private static final int AT_ONCE = 12;

  private final String operation;
  private final Call call;
  private final Http http;

  /// @param worst id of the slowest or last failed exchange
  record Taken(List<Long> micros, int failures, long worst) {}

  /// @param operation id, for the fact alone
  Samples(String operation, Call call, Http http) {
    this.operation = operation;
    this.call = call;
    this.http = http;
  }

  /// A service that needs longer for each can't be told from one that others hold up.
  boolean enough(Taken taken) {
    return taken.failures() == 0 && taken.micros().size() >= COUNT;
  }

  String operation() {
    return operation;
  }

  Taken serially() throws InterruptedException {
    return taken(series());
  }

  /// Where none is answered any more, a few are asked for at once: one by one it would take long, and more of them
  /// would keep a slow service busy long after.
  Taken beside() throws InterruptedException {
    List<Exchange> series = new ArrayList<>(series());
    boolean stuck = series.size() >= IN_A_ROW && series.getLast().answer().isEmpty();
    if (stuck) {
      series.addAll(atOnce(Math.min(AT_ONCE, COUNT - series.size())));
    }
    return taken(series);
  }

  private List<Exchange> series() throws InterruptedException {
    var series = new ArrayList<Exchange>();
    long spent = 0;
    int unanswered = 0;
    while (series.size() < COUNT && spent < LONGEST && unanswered < IN_A_ROW) {
      Exchange exchange = http.send(call);
      series.add(exchange);
      unanswered = exchange.answer().isPresent() ? 0 : unanswered + 1;
      spent += exchange.answer().isPresent() ? Math.max(0, exchange.timing().lastByte()) : 0;
    }
    return series;
  }

  private List<Exchange> atOnce(int count) throws InterruptedException {
    var all = new ArrayList<Exchange>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Exchange>> under = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        under.add(threads.submit(() -> http.send(call)));
      }
      for (Future<Exchange> one : under) {
        all.add(one.get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
    }
    return all;
  }

  private static Taken taken(List<Exchange> series) {
    var micros = new ArrayList<Long>();
    int failures = 0;
    long worst = 0;
    long slowest = -1;
    for (Exchange exchange : series) {
      long took = SlowClients.good(exchange) ? exchange.timing().lastByte() : Long.MAX_VALUE;
      if (took == Long.MAX_VALUE) {
        failures++;
      } else {
        micros.add(took);
      }
      if (took >= slowest) {
        slowest = took;
        worst = exchange.id();
      }
    }
    return new Taken(micros, failures, worst);
  }
}
