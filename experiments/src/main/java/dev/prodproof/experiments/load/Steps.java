package dev.prodproof.experiments.load;

import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Generator;
import dev.prodproof.facts.LoadStep.Offered;
import dev.prodproof.facts.LoadStep.Operation;
import dev.prodproof.facts.LoadStep.Window;
import dev.prodproof.wire.load.Failure;
import dev.prodproof.wire.load.Tally;
import dev.prodproof.wire.load.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What came of a trial, as a fact.
final class Steps {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final double LATE = 0.99;

  private Steps() {}

  /// @param tolerated nanoseconds by which we may be late without a word
  static LoadStep of(
      Offered offered, Trial trial, long tolerated, Samples samples, List<Long> exchanges) {
    double seconds = Ground.seconds(trial.length());
    List<Window> windows =
        trial.windows().stream()
            .filter(window -> window.at() < trial.length().toNanos())
            .map(Steps::window)
            .toList();
    List<Operation> operations =
        trial.operations().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one -> operation(one.getKey(), one.getValue()))
            .toList();
    var came =
        offered.users() > 0
            ? new Offered(
                offered.phase(),
                trial.total().answered() / seconds,
                offered.users(),
                offered.capacity())
            : offered;
    long quiet = trial.windows().stream().filter(window -> window.stall() <= tolerated).count();
    var generator =
        new Generator(
            trial.sendError().quantile(LATE),
            (double) quiet / Math.max(1, trial.windows().size()),
            trial.busy(),
            samples.others());
    return new LoadStep(came, seconds, windows, operations, generator, samples.taken(), exchanges);
  }

  /// The second followed the first at once.
  static LoadStep joined(LoadStep first, LoadStep second) {
    var windows = new ArrayList<>(first.windows());
    windows.addAll(second.windows());
    var operations = new ArrayList<>(first.operations());
    operations.addAll(second.operations());
    var resources = new ArrayList<>(first.resources());
    resources.addAll(second.resources());
    Generator one = first.generator();
    Generator other = second.generator();
    return new LoadStep(
        first.offered(),
        first.seconds() + second.seconds(),
        windows,
        operations,
        new Generator(
            Math.max(one.late(), other.late()),
            Math.min(one.quiet(), other.quiet()),
            Math.max(one.core(), other.core()),
            Math.max(one.others(), other.others())),
        resources,
        first.exchanges());
  }

  private static Window window(dev.prodproof.wire.load.Window seen) {
    return new Window(
        seen.intended(),
        seen.accepted(),
        seen.refused(),
        seen.failed(),
        seen.inFlight() + seen.waiting(),
        seen.response());
  }

  private static Operation operation(String id, Tally tally) {
    long good = tally.accepted().count();
    long refused =
        tally.statuses().getOrDefault(TOO_MANY_REQUESTS, 0L)
            + tally.statuses().getOrDefault(UNAVAILABLE, 0L);
    // What never got a connection stood before the target's door.
    long sent = tally.sent() + tally.failures(Failure.UNSENT) + tally.failures(Failure.UNCONNECTED);
    var all =
        new LoadStep.Tally(
            tally.intended(),
            sent,
            good,
            refused,
            tally.invited(),
            tally.answered() - good - refused,
            tally.failed());
    return new Operation(id, all, tally.accepted(), tally.refused());
  }
}
