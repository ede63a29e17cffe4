package dev.prodproof.wire.load;

import java.time.Duration;
import java.util.List;

/// When each request is meant to go out: a pure function of its number, whatever the target does.
///
/// Rates are requests per second.
public sealed interface Schedule {
  /// Behind the last request of a schedule.
  long END = Long.MAX_VALUE;

  Duration length();

  /// The intended times of requests 0, 1, 2 … in turn.
  Arrivals arrivals();

  /// How many requests are meant to be sent; for [Poisson] how many are expected.
  double expected();

  /// The highest rate that it asks for.
  double peak();

  /// Gives the intended times one by one: nanoseconds after the start, never falling, then [#END]
  /// for ever.
  interface Arrivals {
    long next();
  }

  /// Evenly spaced.
  record Constant(double rate, Duration length) implements Schedule {
    public Constant {
      requirePositive(rate, length);
    }

    @Override
    public Arrivals arrivals() {
      return new Evenly(rate, length.toNanos());
    }

    @Override
    public double expected() {
      return rate * seconds(length);
    }

    @Override
    public double peak() {
      return rate;
    }
  }

  /// At random and independent of each other, as strangers come. The seed gives the same ones
  /// again.
  record Poisson(double rate, Duration length, long seed) implements Schedule {
    public Poisson {
      requirePositive(rate, length);
    }

    @Override
    public Arrivals arrivals() {
      return new AtRandom(rate, length.toNanos(), seed);
    }

    @Override
    public double expected() {
      return rate * seconds(length);
    }

    @Override
    public double peak() {
      return rate;
    }
  }

  /// From one rate to another in a straight line. Either may be 0.
  record Ramp(double from, double to, Duration length) implements Schedule {
    public Ramp {
      requirePositive(Math.max(from, to), length);
      if (from < 0 || to < 0) {
        throw new IllegalArgumentException("a rate below 0: " + from + " to " + to);
      }
    }

    @Override
    public Arrivals arrivals() {
      return new Rising(from, to, length.toNanos());
    }

    @Override
    public double expected() {
      return (from + to) / 2 * seconds(length);
    }

    @Override
    public double peak() {
      return Math.max(from, to);
    }
  }

  /// One after the other.
  record Steps(List<Schedule> parts) implements Schedule {
    public Steps {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("a schedule without a step");
      }
    }

    @Override
    public Duration length() {
      return parts.stream().map(Schedule::length).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public Arrivals arrivals() {
      return new InSteps(parts);
    }

    @Override
    public double expected() {
      return parts.stream().mapToDouble(Schedule::expected).sum();
    }

    @Override
    public double peak() {
      return parts.stream().mapToDouble(Schedule::peak).max().orElseThrow();
    }
  }

  /// What falls into each stretch of time goes out together at its beginning, as generators send that wake up by
  /// the millisecond: the fewer wakes, the less processor time a request takes.
  record Bursts(Schedule spread, Duration every) implements Schedule {
    public Bursts {
      if (!every.isPositive()) {
        throw new IllegalArgumentException("bursts are some time apart");
      }
    }

    @Override
    public Duration length() {
      return spread.length();
    }

    @Override
    public Arrivals arrivals() {
      Arrivals arrivals = spread.arrivals();
      long apart = every.toNanos();
      return () -> {
        long at = arrivals.next();
        return at == END ? END : at - at % apart;
      };
    }

    @Override
    public double expected() {
      return spread.expected();
    }

    /// Over longer than a burst.
    @Override
    public double peak() {
      return spread.peak();
    }
  }

  private static double seconds(Duration length) {
    return length.toNanos() / 1e9;
  }

  private static void requirePositive(double rate, Duration length) {
    if (!(rate > 0) || rate > 1e7 || !length.isPositive()) {
      throw new IllegalArgumentException(
          "a rate above 0 and up to 10 million a second, and some time, not "
              + rate
              + "/s for "
              + length);
    }
  }
}
