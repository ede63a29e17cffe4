package dev.prodproof.facts.rules;

import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Window;
import dev.prodproof.facts.load.Distribution;
import java.util.List;
import java.util.Optional;

/// Rule V0: whether a step tells anything about the target. Where we ourselves fell behind it
/// doesn't.
public final class Validity {
  /// Of the machine, of all its cores: more of it and the target may be slow because of that.
  public static final double OTHERS = 0.2;

  private static final double SENT = 0.995;
  private static final double QUIET = 0.80;
  private static final double CORE = 0.80;
  private static final long LATE_NANOS = 1_000_000;

  /// Of the objective: so late may requests leave.
  private static final double LATE_SHARE = 0.05;

  /// Requests in flight = rate × time in the system (Little 1961), but for so much.
  private static final double LITTLE = 0.05;

  /// Beyond what chance does to a mean of samples.
  private static final double DEVIATIONS = 4;

  private static final int LEAST_ANSWERS = 1_000;

  private Validity() {}

  /// @param p99 the objective in nanoseconds
  /// @return why it tells nothing; empty where it does
  public static Optional<String> flaw(LoadStep step, long p99) {
    LoadStep.Tally tally = step.tally();
    LoadStep.Generator generator = step.generator();
    if (tally.intended() == 0) {
      return Optional.of("nothing was due");
    }
    if (step.offered().users() == 0 && tally.sent() < SENT * tally.intended()) {
      return Optional.of(
          "only %d of %d requests could be sent".formatted(tally.sent(), tally.intended()));
    }
    if (generator.late() > tolerated(p99)) {
      return Optional.of("requests left up to %s late".formatted(Words.millis(generator.late())));
    }
    if (generator.quiet() < QUIET) {
      return Optional.of(
          "the generator was held up by other work for %s of the time"
              .formatted(Words.percent(1 - generator.quiet())));
    }
    if (generator.core() > CORE) {
      return Optional.of(
          "the generator's core was busy for %s of the time"
              .formatted(Words.percent(generator.core())));
    }
    return little(step);
  }

  /// What fails beside so much other work may hold without it; what holds does so all the more.
  public static Ruling weighed(Ruling ruling, List<LoadStep> steps) {
    double others = steps.stream().mapToDouble(step -> step.generator().others()).max().orElse(0);
    return ruling.fails() && others > OTHERS
        ? Ruling.unknown(
            "other work took up to %s of this machine: %s"
                .formatted(Words.percent(others), ruling.because()))
        : ruling;
  }

  /// The same for one step.
  public static boolean crowded(LoadStep step) {
    return step.generator().others() > OTHERS;
  }

  /// Nanoseconds by which requests may leave late: a twentieth of the objective changes no verdict.
  public static long tolerated(long p99) {
    return Math.max(LATE_NANOS, (long) (LATE_SHARE * p99));
  }

  private static Optional<String> little(LoadStep step) {
    LoadStep.Tally tally = step.tally();
    Distribution all = Distribution.merged(List.of(step.latency(), step.refusal()));
    double stay = all.mean() / 1e9;
    // Where something is missing, or much began or ended outside of the step, the two differ
    // rightly.
    boolean whole = tally.failed() + tally.unanswered() == 0 && stay < step.seconds() * LITTLE / 2;
    if (!whole || step.windows().isEmpty() || all.count() < LEAST_ANSWERS) {
      return Optional.empty();
    }
    double seen = step.windows().stream().mapToLong(Window::inFlight).average().orElse(0);
    double meant = all.count() / step.seconds() * stay;
    double chance = DEVIATIONS * Math.sqrt(Math.max(seen, 1) / step.windows().size());
    return Math.abs(seen - meant) > LITTLE * seen + chance
        ? Optional.of(
            "%.1f requests were in flight, and rate and latency say %.1f".formatted(seen, meant))
        : Optional.empty();
  }
}
