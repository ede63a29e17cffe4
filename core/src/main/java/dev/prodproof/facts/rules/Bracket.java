package dev.prodproof.facts.rules;

import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Rule V2: between which two rates a service stops to keep up, and where to look next. Each trial
/// is a vote; two against one decide.
///
/// @param low the highest rate that was served; 0 where none was
/// @param high the lowest above it that wasn't; infinite where each was served
/// @param because what happened there
/// @param votes served or not, by rate
public record Bracket(double low, double high, String because, Map<Double, Votes> votes) {
  /// @param served trials at that rate which were, and which weren't
  public record Votes(int served, int failed) {
    Votes and(boolean one) {
      return new Votes(served + (one ? 1 : 0), failed + (one ? 0 : 1));
    }

    int all() {
      return served + failed;
    }
  }

  /// Below this nobody calls it a capacity.
  private static final double LEAST = 0.5;

  /// So many arrivals vary by 0.8 % (one deviation), and a queue near its capacity wanders by as much again.
  private static final double TELLING = 15_000;

  /// Seconds.
  private static final double SHORTEST = 3;

  private static final double LONGEST = 30;

  /// @param first rate, a second
  /// @param ratio of the two ends that is narrow enough
  /// @param runs that each end is tried
  /// @param most rate that is tried
  public record Search(double first, double ratio, int runs, double most) {}

  public static Bracket of(List<LoadStep> steps, Objective objective) {
    var trials = new ArrayList<Trial>();
    for (LoadStep step : steps) {
      Ruling ruling = Sustained.of(step, objective);
      if (!ruling.open()) {
        trials.add(new Trial(step.offered().rate(), ruling.holds(), step.tally().intended(), ruling.because()));
      }
    }
    return of(trials);
  }

  /// @param requests that were due in it
  /// @param because what was seen
  public record Trial(double rate, boolean served, long requests, String because) {}

  /// How long a trial must last to tell five percent too much from chance.
  public static Duration enough(double rate) {
    double seconds = Math.clamp(TELLING / rate, SHORTEST, LONGEST);
    return Duration.ofMillis((long) (seconds * 1_000));
  }

  public static Bracket of(List<Trial> trials) {
    var votes = new TreeMap<Double, Votes>();
    for (Trial trial : trials) {
      if (counts(trial, trials)) {
        votes.put(
            trial.rate(), votes.getOrDefault(trial.rate(), new Votes(0, 0)).and(trial.served()));
      }
    }
    double high = Double.POSITIVE_INFINITY;
    double low = 0;
    for (var rate : votes.descendingMap().entrySet()) {
      if (rate.getValue().failed() > rate.getValue().served()) {
        high = rate.getKey();
      }
    }
    for (var rate : votes.headMap(high).entrySet()) {
      if (rate.getValue().served() > rate.getValue().failed()) {
        low = rate.getKey();
      }
    }
    double there = high;
    String because =
        trials.stream()
            .filter(trial -> trial.rate() == there && !trial.served())
            .map(Trial::because)
            .reduce("", (_, last) -> last);
    return new Bracket(low, high, because, votes);
  }

  /// What a short trial let pass counts no more once a longer one was made.
  private static boolean counts(Trial trial, List<Trial> trials) {
    return !trial.served()
        || trials.stream()
            .noneMatch(other -> other.rate() == trial.rate() && other.requests() > 2 * trial.requests());
  }

  public boolean found() {
    return low > 0 && !Double.isInfinite(high);
  }

  /// The next rate to try; empty where it is known well enough, or nothing more can be learned.
  public OptionalDouble next(Search search) {
    for (var rate : votes.entrySet()) {
      if (rate.getValue().served() == rate.getValue().failed()) {
        return OptionalDouble.of(rate.getKey());
      }
    }
    if (Double.isInfinite(high)) {
      double next = low == 0 ? search.first() : low * 2;
      return low >= search.most()
          ? OptionalDouble.empty()
          : OptionalDouble.of(Math.min(next, search.most()));
    }
    if (low == 0) {
      return high / 2 < LEAST ? OptionalDouble.empty() : OptionalDouble.of(high / 2);
    }
    if (high / low > search.ratio()) {
      return OptionalDouble.of(Math.sqrt(low * high));
    }
    for (double end : new double[] {low, high}) {
      Votes seen = votes.getOrDefault(end, new Votes(0, 0));
      if (Math.max(seen.served(), seen.failed()) * 2 <= search.runs()) {
        return OptionalDouble.of(end);
      }
    }
    return OptionalDouble.empty();
  }
}
