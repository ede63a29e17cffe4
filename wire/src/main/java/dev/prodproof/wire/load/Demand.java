package dev.prodproof.wire.load;

import java.time.Duration;

/// What the requests are driven by.
public sealed interface Demand {
  Duration length();

  /// Requests per second at most; infinity where that is up to the target.
  double perSecond();

  /// By the clock: whatever the target does, requests go out when the schedule wants them (open
  /// loop).
  record Open(Schedule schedule) implements Demand {
    @Override
    public Duration length() {
      return schedule.length();
    }

    @Override
    public double perSecond() {
      return schedule.peak();
    }
  }

  /// By the answers: each user waits for theirs, thinks, and sends the next (closed loop).
  ///
  /// @param think on average between an answer and the next request, exponentially distributed;
  ///     zero
  ///     for none
  record Closed(int users, Duration think, Duration length) implements Demand {
    public Closed {
      if (users < 1 || think.isNegative() || !length.isPositive()) {
        throw new IllegalArgumentException("at least one user and some time");
      }
    }

    @Override
    public double perSecond() {
      return Double.POSITIVE_INFINITY;
    }
  }

  static Demand constant(double rate, Duration length) {
    return new Open(new Schedule.Constant(rate, length));
  }

  static Demand poisson(double rate, Duration length, long seed) {
    return new Open(new Schedule.Poisson(rate, length, seed));
  }
}
