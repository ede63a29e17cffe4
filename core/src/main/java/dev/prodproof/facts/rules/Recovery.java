package dev.prodproof.facts.rules;

import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Window;
import java.util.List;

/// Rule V5: whether a service comes back once the overload is over, and how long its backlog may
/// take.
///
/// @param seconds until all was well again and stayed so; infinite where it didn't while we looked
/// @param looked so long
/// @param drain seconds that the backlog should take by the measured rates
public record Recovery(double seconds, double looked, double drain) {
  private static final double GOOD = 0.99;
  private static final double SOON = 10;
  private static final double SOON_TIMES = 1.5;
  private static final double STUCK = 30;
  private static final double STUCK_TIMES = 3;

  /// All that a stretch needs, so that one lucky moment isn't a recovery.
  private static final double STEADY_SECONDS = 1.5;

  /// @param before the overload
  /// @param after the step that follows it
  public static Recovery of(LoadStep before, LoadStep after, long p99) {
    List<Window> windows = after.windows();
    double each = after.each();
    int well = windows.size();
    double most = mostUnderWay(after.offered().rate(), p99);
    while (well > 0 && well(windows.get(well - 1), p99, most)) {
      well--;
    }
    boolean steady = (windows.size() - well) * each >= STEADY_SECONDS - each / 2;
    double backlog = before.tally().unanswered() + last(before);
    double spare = after.offered().capacity() - after.offered().rate();
    return new Recovery(
        steady ? well * each : Double.POSITIVE_INFINITY,
        after.seconds(),
        spare > 0 ? backlog / spare : 0);
  }

  private static double last(LoadStep step) {
    return step.windows().isEmpty() ? 0 : step.windows().getLast().inFlight();
  }

  /// Whoever answers within the objective has no more than that to work on (Little's law): where nobody is answered,
  /// nobody is answered badly either.
  private static double mostUnderWay(double rate, long p99) {
    return Math.max(1, rate * p99 / 1e9);
  }

  private static boolean well(Window window, long p99, double mostUnderWay) {
    if (window.inFlight() > mostUnderWay) {
      return false;
    }
    boolean answered = window.ended() == 0 || window.good() >= GOOD * window.ended();
    return answered && window.latency().quantile(GOOD) <= p99;
  }

  public double soon() {
    return Math.max(SOON, SOON_TIMES * drain);
  }

  /// Whoever isn't back by then stays down.
  public double stuck() {
    return Math.max(STUCK, STUCK_TIMES * drain);
  }

  public Ruling ruling() {
    String words = "all was well %.1f s after the overload ended".formatted(seconds);
    if (seconds <= soon()) {
      return Ruling.yes(words);
    }
    if (!Double.isInfinite(seconds)) {
      return Ruling.no("%s; its backlog explains %.0f s".formatted(words, drain));
    }
    return looked >= stuck()
        ? Ruling.no(
            "%.0f s after the overload it still isn't well; its backlog explains %.0f s"
                .formatted(looked, drain))
        : Ruling.unknown("it wasn't well after %.0f s, and nobody looked longer".formatted(looked));
  }
}
