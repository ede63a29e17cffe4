package dev.prodproof.checks.performance;

import dev.prodproof.facts.CapacityMeasured;
import dev.prodproof.facts.CapacityStated.Machine;
import dev.prodproof.facts.LoadScene;
import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadScene.Share;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Generator;
import dev.prodproof.facts.LoadStep.Offered;
import dev.prodproof.facts.LoadStep.Operation;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.LoadStep.Tally;
import dev.prodproof.facts.LoadStep.Window;
import dev.prodproof.facts.load.Distribution;
import java.util.ArrayList;
import java.util.List;

/// Steps of load, literally.
final class Loads {
  static final String LIST = "GET /slots";
  static final Machine MACHINE = new Machine("a machine", 1);
  private static final long MILLI = 1_000_000;
  private static final int WINDOWS = 20;
  private static final long REFUSAL_MILLIS = 3;

  private Loads() {}

  static LoadScene scene(boolean declared) {
    var objective = new Objective(declared, 100, 300 * MILLI, 0.001);
    return new LoadScene(objective, List.of(new Share(LIST, 1)), MACHINE, List.of());
  }

  static CapacityMeasured capacity(double low, double high) {
    return new CapacityMeasured(low, high, "what waits grows", 5);
  }

  /// What happens in each second of a step.
  ///
  /// @param millis of good answers
  /// @param queued more that wait, each second
  record Second(
      double rate,
      long good,
      long refused,
      long failed,
      long unanswered,
      long millis,
      long queued) {
    static Second good(long rate, long millis) {
      return new Second(rate, rate, 0, 0, 0, millis, 0);
    }
  }

  static LoadStep step(Phase phase, int users, double capacity, int seconds, Second each) {
    var windows = new ArrayList<Window>();
    for (int i = 0; i < WINDOWS; i++) {
      double part = (double) seconds / WINDOWS;
      windows.add(
          new Window(
              Math.round(each.rate() * part),
              Math.round(each.good() * part),
              Math.round(each.refused() * part),
              Math.round((each.failed() + each.unanswered()) * part),
              (each.good() * each.millis() + each.refused() * REFUSAL_MILLIS) / 1000
                  + Math.round(each.queued() * part * i),
              latencies(Math.round(each.good() * part), each.millis())));
    }
    long all = Math.round(each.rate() * seconds);
    var tally =
        new Tally(
            all,
            all,
            each.good() * seconds,
            each.refused() * seconds,
            each.refused() * seconds,
            each.failed() * seconds,
            each.unanswered() * seconds);
    return new LoadStep(
        new Offered(phase, each.rate(), users, capacity),
        seconds,
        windows,
        List.of(
            new Operation(
                LIST,
                tally,
                latencies(tally.good(), each.millis()),
                latencies(tally.refused(), REFUSAL_MILLIS))),
        new Generator(50_000, 1, 0.1),
        List.of(),
        List.of());
  }

  static LoadStep step(Phase phase, int seconds, Second each) {
    return step(phase, 0, 0, seconds, each);
  }

  /// Where we ourselves fell behind.
  static LoadStep starved(LoadStep step) {
    return new LoadStep(
        step.offered(),
        step.seconds(),
        step.windows(),
        step.operations(),
        new Generator(50_000, 0.4, 0.1),
        List.of(),
        List.of());
  }

  /// While others took half of the machine.
  static LoadStep crowded(LoadStep step) {
    return new LoadStep(
        step.offered(),
        step.seconds(),
        step.windows(),
        step.operations(),
        new Generator(50_000, 1, 0.1, 0.5),
        List.of(),
        List.of());
  }

  /// The same, but the refusals don't say when to come again.
  static LoadStep uninvited(LoadStep step) {
    List<Operation> operations =
        step.operations().stream()
            .map(
                one -> {
                  Tally all = one.tally();
                  var tally =
                      new Tally(
                          all.intended(),
                          all.sent(),
                          all.good(),
                          all.refused(),
                          0,
                          all.failed(),
                          all.unanswered());
                  return new Operation(one.operation(), tally, one.latency(), one.refusal());
                })
            .toList();
    return new LoadStep(
        step.offered(),
        step.seconds(),
        step.windows(),
        operations,
        step.generator(),
        List.of(),
        List.of());
  }

  private static Distribution latencies(long count, long millis) {
    return count == 0
        ? Distribution.EMPTY
        : new Distribution(new long[] {millis * MILLI}, new long[] {count});
  }
}
