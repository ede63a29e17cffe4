package dev.prodproof.facts;

import java.util.List;

/// What a balancer would have seen of a start: readiness was asked again and again from the start of the
/// process, and right after each answer something real. Durations are in milliseconds from the start of the
/// process; -1 where it never came.
///
/// @param occasion `a kill`, `a stop`, `beside another instance`
/// @param readyAfter the first 2xx from readiness
/// @param servedAfter the first good answer to something real
/// @param early how often it said ready and what was asked right afterwards failed, before anything had worked
/// @param pairs how often it said ready and something real was asked right afterwards
/// @param exchanges the first time that it was early: what said ready, and what failed then
public record Opening(
    String occasion, long readyAfter, long servedAfter, int early, int pairs, List<Long> exchanges)
    implements RestartFact {
  /// Whether it served in the end: else its readiness is the least of its problems.
  public boolean served() {
    return servedAfter >= 0 && readyAfter >= 0;
  }

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
