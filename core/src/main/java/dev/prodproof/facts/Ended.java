package dev.prodproof.facts;

import java.util.List;

/// The process of the service ended amid the requests, and nobody had told it to.
///
/// @param how `with exit code 1`, or the signal
/// @param crashed it ended of its own; a signal may have come from anybody
public record Ended(String how, boolean crashed) implements HttpFact {
  @Override
  public List<Long> about() {
    return List.of();
  }
}
