package dev.prodproof.facts;

import dev.prodproof.facts.LoadScene.Share;
import java.util.List;

/// What the owners' document states of the capacity, and under which conditions.
///
/// @param source where it stands
/// @param low requests a second that were served
/// @param high the lowest rate above it that wasn't
/// @param tolerance share by which another run may differ, from 0 to 1
/// @param p99 nanoseconds within which 99 of 100 had to be answered
public record CapacityStated(
    String source,
    double low,
    double high,
    double tolerance,
    long p99,
    List<Share> mix,
    Machine machine)
    implements LoadFact {
  /// Where a target runs.
  ///
  /// @param name in words, the same for the same kind of machine; empty where nobody knows
  /// @param cores that the target could use; 0 where it wasn't kept from any
  public record Machine(String name, int cores) {
    public static final Machine UNKNOWN = new Machine("", 0);
  }

  @Override
  public List<Long> about() {
    return List.of();
  }
}
