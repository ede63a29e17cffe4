package dev.prodproof.facts.rules;

import dev.prodproof.facts.LoadStep;
import java.util.List;

/// Rule V6: whether an operation is as quick for many as for one, but for what queueing alone
/// costs.
///
/// @param few with one user
/// @param many with more
/// @param use of the capacity by the many, from 0 to 1
public record Evenness(LoadStep few, LoadStep many, double use) {
  private static final double TIMES = 1.5;
  private static final long FLOOR = 20_000_000;
  private static final double MOST_USE = 0.6;

  /// Answers of an operation: from fewer nothing is told of it.
  public static final int SAMPLES = 30;

  private static final double HALF = 0.5;
  private static final double PERCENTILE = 0.99;

  public static Evenness of(LoadStep few, LoadStep many, double capacity) {
    return new Evenness(
        few, many, capacity > 0 ? many.tally().good() / many.seconds() / capacity : 0);
  }

  /// Near its capacity everything waits, rightly.
  public boolean tells() {
    return use <= MOST_USE;
  }

  /// @param p99 the objective
  public Ruling of(LoadStep.Operation alone, long p99) {
    return Validity.weighed(plain(alone, p99), List.of(few, many));
  }

  private Ruling plain(LoadStep.Operation alone, long p99) {
    var beside =
        many.operations().stream()
            .filter(one -> one.operation().equals(alone.operation()))
            .findFirst();
    if (beside.isEmpty()
        || alone.latency().count() < SAMPLES
        || beside.get().latency().count() < SAMPLES) {
      return Ruling.unknown("fewer than %d answers with one user or with many".formatted(SAMPLES));
    }
    var before = Percentile.of(alone.latency(), HALF);
    var after = Percentile.of(beside.get().latency(), HALF);
    long median = before.seen();
    long now = after.seen();
    // Surely: with few answers both lie in wide ranges.
    double most = before.high().orElse(median);
    double bound = Math.max(TIMES * most / (1 - use), most + FLOOR);
    int users = many.offered().users();
    if (after.low() > bound) {
      return Ruling.no(
          "the median grows from %s with one user to %s with %d, at %s of the capacity"
              .formatted(Words.millis(median), Words.millis(now), users, Words.percent(use)));
    }
    var tail = Percentile.of(beside.get().latency(), PERCENTILE);
    return tail.low() > p99
        ? Ruling.no(
            "the 99th percentile is %s with %d users, at %s of the capacity"
                .formatted(Words.millis(tail.seen()), users, Words.percent(use)))
        : Ruling.yes(
            "%s with one user, %s with %d"
                .formatted(Words.millis(median), Words.millis(now), users));
  }
}
