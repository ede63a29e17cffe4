package dev.prodproof.cli.agents;

import dev.prodproof.wire.load.Plan;

/// What an agent is told. Whoever orders a trial must go on ordering: an agent that hears nothing for a
/// while ends it.
sealed interface Order {
  /// Say who you are and what your clock shows.
  ///
  /// @param version of whoever asks; another one is refused
  record Greet(String version, long number) implements Order {}

  /// Make ready to send a part of this plan.
  ///
  /// @param index of the agent's part, from 0
  /// @param of how many parts
  /// @param proof names the place where a host shows that it is the user's
  record Prepare(
      long trial,
      Plan plan,
      int index,
      int of,
      int threads,
      boolean insecure,
      long requests,
      String proof)
      implements Order {}

  /// @param at on the agent's own clock, in nanoseconds
  record Begin(long trial, long at) implements Order {}

  record GoOn(long trial) implements Order {}

  record Stop(long trial) implements Order {}
}
