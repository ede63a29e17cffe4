package dev.prodproof.facts.rules;

import dev.prodproof.core.statistics.Counts;
import dev.prodproof.core.statistics.Trend;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Window;

/// Rule V1, first half: whether the target keeps up. It doesn't where what waits grows all the time
/// *and* by more than queues wander by chance: near its capacity each queue does for a while.
public final class Stability {
  /// Of the offered rate, in each second.
  private static final double GROWTH = 0.005;

  private static final double CONFIDENCE = 0.95;

  /// On one side: one step in a hundred may look so by chance, were the slope not asked, too.
  private static final double SURE = 0.99;

  private static final int LEAST_WINDOWS = 8;

  /// So many that gave up are a queue, too, though nobody stands in it any more.
  private static final double GAVE_UP = 0.1;

  private Stability() {}

  public static Ruling of(LoadStep step) {
    double[] waiting = step.windows().stream().mapToDouble(Window::inFlight).toArray();
    Trend trend = Trend.of(waiting, step.each(), CONFIDENCE);
    long sent = step.windows().stream().mapToLong(Window::sent).sum();
    long ended = step.windows().stream().mapToLong(Window::ended).sum();
    long failed = step.windows().stream().mapToLong(Window::failed).sum();
    long unanswered = step.tally().unanswered();
    long answered = ended - Math.min(failed, unanswered);
    boolean grows =
        trend.sure().low() > GROWTH * sent / step.seconds() || unanswered > GAVE_UP * sent;
    if (grows && Counts.surplus(sent, answered, SURE) > 0) {
      return Ruling.no(
          "%d of %d requests were answered while they came, and what waits grows by %.0f a second"
              .formatted(answered, sent, trend.slope()));
    }
    return waiting.length < LEAST_WINDOWS
        ? Ruling.unknown("the step was too short to see whether what waits grows")
        : Ruling.yes("what waits does not grow");
  }
}
