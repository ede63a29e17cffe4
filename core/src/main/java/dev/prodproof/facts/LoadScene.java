package dev.prodproof.facts;

import dev.prodproof.facts.CapacityStated.Machine;
import java.util.List;

/// What is asked for under load, and where.
///
/// @param objective what must hold at which rate
/// @param mix operations and how often each, of all requests
/// @param machine where the target runs
/// @param exchanges one answer of each operation in quiet
public record LoadScene(
    Objective objective, List<Share> mix, Machine machine, List<Long> exchanges)
    implements LoadFact {
  public LoadScene {
    // A dossier of an older version lacks it.
    machine = machine == null ? Machine.UNKNOWN : machine;
  }

  /// @param declared by the recipe: the rate and the percentile; else they are our own
  /// @param rate requests a second
  /// @param p99 nanoseconds within which 99 of 100 are answered
  /// @param errors share that may fail, from 0 to 1
  public record Objective(boolean declared, double rate, long p99, double errors) {}

  /// @param share from 0 to 1; all of them together make 1
  public record Share(String operation, double share) {}

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
