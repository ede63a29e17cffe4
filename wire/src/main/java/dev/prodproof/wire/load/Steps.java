package dev.prodproof.wire.load;

import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Generator;
import dev.prodproof.facts.LoadStep.Offered;
import dev.prodproof.facts.LoadStep.Phase;
import java.util.List;
import java.util.Map;

/// What came of a trial, as the fact that the rules read.
public final class Steps {
  private static final double LATE = 0.99;

  private Steps() {}

  /// Offered as it came.
  public static LoadStep of(Trial trial) {
    return of(trial, Window.QUIET);
  }

  /// @param tolerated nanoseconds by which the generator may be late without a word
  public static LoadStep of(Trial trial, long tolerated) {
    int users = trial.plan().demand() instanceof Demand.Closed(int many, _, _) ? many : 0;
    double rate = trial.total().intended() / seconds(trial);
    return of(new Offered(Phase.CAPACITY, rate, users, 0), trial, tolerated);
  }

  /// @param offered of users the rate is what came of them
  /// @param tolerated nanoseconds by which the generator may be late without a word
  public static LoadStep of(Offered offered, Trial trial, long tolerated) {
    double rate = offered.users() > 0 ? trial.total().answered() / seconds(trial) : offered.rate();
    return new LoadStep(
        new Offered(offered.phase(), rate, offered.users(), offered.capacity()),
        seconds(trial),
        windows(trial),
        trial.operations().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> operation(each.getKey(), each.getValue()))
            .toList(),
        new Generator(trial.sendError().quantile(LATE), quiet(trial, tolerated), trial.busy()),
        List.of(),
        List.of());
  }

  private static double seconds(Trial trial) {
    return trial.length().toNanos() / 1e9;
  }

  private static double quiet(Trial trial, long tolerated) {
    long quiet = trial.windows().stream().filter(window -> window.stall() <= tolerated).count();
    return trial.windows().isEmpty() ? 1 : (double) quiet / trial.windows().size();
  }

  /// Those in which requests came.
  private static List<LoadStep.Window> windows(Trial trial) {
    return trial.windows().stream()
        .filter(window -> window.at() < trial.length().toNanos())
        .map(Steps::window)
        .toList();
  }

  private static LoadStep.Window window(Window seen) {
    return new LoadStep.Window(
        seen.intended(),
        seen.accepted(),
        seen.refused(),
        seen.failed(),
        seen.inFlight() + seen.waiting(),
        seen.response());
  }

  private static LoadStep.Operation operation(String id, Tally tally) {
    long good = tally.accepted().count();
    long refused = tally.refused().count();
    // What got no connection stood before the target's door.
    long sent = tally.sent() + tally.failures(Failure.UNSENT) + tally.failures(Failure.UNCONNECTED);
    var sum =
        new LoadStep.Tally(
            tally.intended(),
            sent,
            good,
            refused,
            tally.invited(),
            tally.answered() - good - refused,
            tally.failed());
    return new LoadStep.Operation(
        id, sum, tally.accepted(), tally.refused(), Map.copyOf(tally.statuses()));
  }
}
