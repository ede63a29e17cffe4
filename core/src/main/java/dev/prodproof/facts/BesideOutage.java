package dev.prodproof.facts;

import java.util.List;

/// Latencies of an operation that doesn't use the dependency, before it broke and while others waited
/// for it.
///
/// @param stuck requests that were waiting for the dependency all the while
/// @param baseline microseconds, quiet
/// @param during microseconds; a failed request isn't among them
/// @param failures requests without a good answer while it was broken
public record BesideOutage(
    String upstream,
    String fault,
    String operation,
    int stuck,
    List<Long> baseline,
    List<Long> during,
    int failures,
    List<Long> exchanges)
    implements UpstreamFact {
  @Override
  public List<Long> about() {
    return exchanges;
  }
}
