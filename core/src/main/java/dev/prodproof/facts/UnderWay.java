package dev.prodproof.facts;

import java.util.List;

/// What became of a request around SIGTERM.
///
/// @param held it was kept under way on purpose, its head sent long before the signal; else it was
/// an everyday one
public record UnderWay(String operation, boolean held, Fate fate, List<Long> exchanges)
    implements RestartFact {
  public enum Fate {
    /// Wholly, and no worse than without the signal.
    ANSWERED,
    /// With a failure of the server, which the same request doesn't get without the signal.
    FAILED,
    /// The connection ended before the answer was whole.
    RESET,
    /// The connection was refused: another instance would have got it.
    REFUSED,
    /// The answer didn't come in time.
    UNANSWERED
  }

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
