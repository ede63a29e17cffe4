package dev.prodproof.engine;

import dev.prodproof.lab.Experiment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What each experiment may take. Of a time for the whole run, what one leaves over is the next
/// ones', and what one takes too much is theirs to lose.
final class Shares {
  /// With less than that none shows anything; rather a run that takes a little longer.
  private static final Duration LEAST = Duration.ofSeconds(4);

  private final Budget budget;
  private final Instant start;

  Shares(Budget budget, Instant start) {
    this.budget = budget;
    this.start = start;
  }

  /// @param rest those that come after it
  Duration of(Experiment experiment, List<Experiment> rest, Instant now) {
    return switch (budget) {
      case Budget.PerExperiment(_, Duration each, Duration longest) ->
          experiment.takesLong() ? longest : each;
      case Budget.Whole whole -> {
        Duration left = whole.observation().minus(Duration.between(start, now));
        int all = experiment.weight() + rest.stream().mapToInt(Experiment::weight).sum();
        Duration share = left.multipliedBy(experiment.weight()).dividedBy(all);
        yield share.compareTo(LEAST) < 0 ? LEAST : share;
      }
    };
  }
}
