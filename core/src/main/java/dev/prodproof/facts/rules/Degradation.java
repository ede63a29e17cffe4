package dev.prodproof.facts.rules;

import dev.prodproof.core.statistics.BlockBootstrap;
import dev.prodproof.core.statistics.Interval;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Tally;
import dev.prodproof.facts.LoadStep.Window;
import java.util.Arrays;
import java.util.List;

/// Rule V4, the figures: what became of requests beyond the capacity.
///
/// @param times of the capacity that were offered
/// @param goodput answered well as a share of the capacity, once the first second was over
/// @param sure where that lies
/// @param accepted latency of what was answered well, 99th percentile
/// @param refusal latency of refusals, 99th percentile
public record Degradation(
    double times,
    double goodput,
    Interval sure,
    Tally tally,
    Percentile accepted,
    Percentile refusal) {
  private static final double CONFIDENCE = 0.95;
  private static final double PERCENTILE = 0.99;
  private static final double SETTLING_SECONDS = 1;
  private static final int LEAST_WINDOWS = 4;

  public static Degradation of(LoadStep step) {
    int first = (int) Math.round(SETTLING_SECONDS / step.each());
    List<Window> all = step.windows();
    List<Window> settled =
        all.size() - first >= LEAST_WINDOWS ? all.subList(first, all.size()) : all;
    double due = step.each() * step.offered().capacity();
    Interval sure =
        BlockBootstrap.of(
            settled.size(),
            chosen ->
                Arrays.stream(chosen).mapToLong(i -> settled.get(i).good()).average().orElse(0)
                    / due,
            CONFIDENCE);
    return new Degradation(
        step.offered().times(),
        settled.stream().mapToLong(Window::good).average().orElse(0) / due,
        sure,
        step.tally(),
        Percentile.of(settled, PERCENTILE),
        Percentile.of(step.refusal(), PERCENTILE));
  }

  /// Of all whose fate is known.
  public double unanswered() {
    return share(tally.unanswered(), tally.ended());
  }

  /// Told to come again, of those that were told no in whatever way.
  public double clean() {
    return share(tally.refused(), tally.refused() + tally.failed());
  }

  /// Of the refusals, those that say when to come again.
  public double invited() {
    return share(tally.invited(), tally.refused());
  }

  private static double share(long count, long of) {
    return of == 0 ? 0 : (double) count / of;
  }
}
