package dev.prodproof.cli.load;

import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Offered;
import dev.prodproof.facts.LoadStep.Operation;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.wire.load.Demand;
import dev.prodproof.wire.load.Failure;
import dev.prodproof.wire.load.Tally;
import dev.prodproof.wire.load.Trial;
import dev.prodproof.wire.load.Window;
import java.util.List;
import java.util.Map;

/// A trial as the rules want to see it.
final class Steps {
  private Steps() {}

  static LoadStep of(Trial trial) {
    double seconds = trial.length().toNanos() / 1e9;
    int users = trial.plan().demand() instanceof Demand.Closed(int many, _, _) ? many : 0;
    double rate = trial.total().intended() / seconds;
    return new LoadStep(
        new Offered(Phase.CAPACITY, rate, users, 0),
        seconds,
        windows(trial),
        trial.operations().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> operation(each.getKey(), each.getValue()))
            .toList(),
        new LoadStep.Generator(trial.sendError().quantile(0.99), trial.quiet(), trial.busy()),
        List.of(),
        List.of());
  }

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

  private static Operation operation(String id, Tally tally) {
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
    return new Operation(id, sum, tally.accepted(), tally.refused());
  }
}
