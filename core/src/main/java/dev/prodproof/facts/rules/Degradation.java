package dev.prodproof.facts.rules;

import dev.prodproof.core.statistics.Binomial;
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

  /// Fewer, and it was too much already.
  private static final double SERVED = 0.98;
  private static final int LEAST_WINDOWS = 4;

  public static Degradation of(LoadStep step) {
    return of(step, 1);
  }

  /// @param still of the capacity that was measured before, so much is served in quiet by now
  public static Degradation of(LoadStep step, double still) {
    int first = (int) Math.round(SETTLING_SECONDS / step.each());
    List<Window> all = step.windows();
    List<Window> settled =
        all.size() - first >= LEAST_WINDOWS ? all.subList(first, all.size()) : all;
    double due = step.each() * step.offered().capacity() * still;
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

  /// How much of the capacity there is by now, seen just below it: all where what came was served,
  /// else what was, at the most. What other work on the machine takes shows here, too.
  public static double still(LoadStep below) {
    boolean all = share(below.tally().good(), below.tally().ended()) >= SERVED;
    return all ? 1 : Math.min(1, of(below).sure().high());
  }

  /// Of all whose fate is known.
  public double unanswered() {
    return share(tally.unanswered(), tally.ended());
  }

  /// Whether surely more than such a share of them had no answer.
  public boolean silent(double most) {
    return Binomial.share(tally.unanswered(), tally.ended(), CONFIDENCE).low() > most;
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
