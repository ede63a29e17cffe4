package dev.prodproof.experiments.outage;

import dev.prodproof.facts.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Latencies of one reading, one request after the other.
public final class Series {
  /// Below this a 99th percentile says nothing.
  private static final int COUNT = 300;

  /// In microseconds: so long may a series take.
  private static final long LONGEST = 3_000_000;

  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final int IN_A_ROW = 3;

  private final Caller caller;
  private final User reading;

  public Series(Caller caller, User reading) {
    this.caller = caller;
    this.reading = reading;
  }

  /// @param worst id of the slowest or last failed exchange
  public record Taken(List<Long> micros, int failures, long worst) {
    public static final Taken NOTHING = new Taken(List.of(), 0, 0);

    public long p99() {
      List<Long> sorted = micros.stream().sorted().toList();
      return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }
  }

  public String operation() {
    return reading.operation().id();
  }

  public Taken take(String why) throws InterruptedException {
    var micros = new ArrayList<Long>();
    int failures = 0;
    int row = 0;
    long worst = 0;
    long slowest = -1;
    long spent = 0;
    while (micros.size() + failures < COUNT && spent < LONGEST && row < IN_A_ROW) {
      Exchange exchange = caller.send(reading.one(), reading.identity(), why, DEADLINE);
      boolean good = exchange.status() >= 200 && exchange.status() < 400;
      long took = good ? exchange.timing().lastByte() : Long.MAX_VALUE;
      row = exchange.answer().isPresent() ? 0 : row + 1;
      if (good) {
        micros.add(took);
        spent += took;
      } else {
        failures++;
      }
      if (took >= slowest) {
        slowest = took;
        worst = exchange.id();
      }
    }
    return new Taken(List.copyOf(micros), failures, worst);
  }
}
