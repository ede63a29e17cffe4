package dev.prodproof.facts;

import java.util.List;

/// Latencies of one operation while something else went on, and before it.
///
/// @param scenario `slow headers`, `slow bodies`
/// @param clients how many were meant to be in the way
/// @param held connections that were really held open all the while
/// @param baseline microseconds, quiet
/// @param during microseconds, crowded; a failed request isn't among them
/// @param failures requests without a good answer while it was crowded
public record Crowd(
    String scenario,
    String operation,
    int clients,
    int held,
    List<Long> baseline,
    List<Long> during,
    int failures,
    List<Long> exchanges)
    implements HttpFact {
  @Override
  public List<Long> about() {
    return exchanges;
  }
}
