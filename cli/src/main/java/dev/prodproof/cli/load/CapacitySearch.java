package dev.prodproof.cli.load;

import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.rules.Bracket;
import dev.prodproof.facts.rules.Percentile;
import dev.prodproof.facts.rules.Ruling;
import dev.prodproof.facts.rules.Sustained;
import dev.prodproof.facts.rules.Validity;
import dev.prodproof.wire.load.Steps;
import dev.prodproof.wire.load.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Looks for the rate at which the target stops to keep up, by rule V2.
public final class CapacitySearch {
  /// Where the rates are tried.
  public interface Ground {
    /// Sends so many requests a second for a while.
    ///
    /// @param sure for long enough to count on; else it is a first look
    Trial offer(double rate, boolean sure) throws InterruptedException;

    /// The share of the target's machine that others have just now; 0 where nobody tells.
    double bystanders() throws InterruptedException;
  }

  /// What came of it.
  ///
  /// @param doubt why a trial told nothing, where that ended the search; empty where it didn't
  public record Found(Bracket bracket, List<Trial> trials, String doubt) {}

  private static final double RATIO = 1.05;
  private static final int RUNS = 3;
  private static final double MOST = 1_000_000;

  /// A trial that tells nothing is repeated so often.
  private static final int PATIENCE = 5;

  private static final double SHARE = 0.99;

  private final Objective objective;
  private final Bracket.Search search;

  /// @param objective what counts as keeping up, and the rate to begin with
  public CapacitySearch(Objective objective) {
    this.objective = objective;
    this.search = new Bracket.Search(objective.rate(), RATIO, RUNS, MOST);
  }

  public Found search(Ground ground) throws InterruptedException {
    var votes = new ArrayList<Bracket.Trial>();
    var trials = new ArrayList<Trial>();
    long tolerated = Validity.tolerated(objective.p99());
    int unknown = 0;
    Bracket bracket = Bracket.of(votes);
    OptionalDouble next = bracket.next(search);
    while (next.isPresent()) {
      double rate = next.getAsDouble();
      double others = ground.bystanders();
      Trial trial = ground.offer(rate, bracket.votes().containsKey(rate));
      trials.add(trial);
      LoadStep step = Steps.of(trial, tolerated).beside(others, List.of(), List.of());
      Ruling ruling = Validity.weighed(ruling(trial, step), List.of(step));
      if (ruling.open() || !trial.ended().isEmpty()) {
        unknown++;
        if (unknown >= PATIENCE || !trial.ended().isEmpty()) {
          String why = trial.ended().isEmpty() ? ruling.because() : trial.ended();
          return new Found(bracket, trials, "at %.0f/s %s".formatted(rate, why));
        }
      } else {
        unknown = 0;
        votes.add(new Bracket.Trial(rate, ruling.holds(), step.tally().intended(), ruling.because()));
      }
      bracket = Bracket.of(votes);
      next = bracket.next(search);
    }
    return new Found(bracket, trials, "");
  }

  // A step of few requests ends before their answers come: those that came later count here.
  private Ruling ruling(Trial trial, LoadStep step) {
    Ruling ruling = Sustained.of(step, objective);
    Percentile p99 = Percentile.of(trial.total().accepted(), SHARE);
    return ruling.holds() && p99.low() > objective.p99()
        ? Ruling.no("its 99th percentile is %s".formatted(LoadTable.time(p99.seen())))
        : ruling;
  }
}
