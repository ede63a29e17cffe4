package dev.prodproof.facts;

import java.util.List;

/// One request of ours while the database was broken.
///
/// @param upstream its name in the recipe
/// @param fault what was done, in the words of faults: `no answer to a statement`, `SQLSTATE 40001`
/// @param operation id
/// @param statements that such a request causes in quiet
/// @param reached the fault met a statement of this request, or the connections that it needs
public record DatabaseTrial(
    String upstream,
    String fault,
    Kind kind,
    String operation,
    int statements,
    boolean reached,
    UpstreamTrial.Outcome outcome,
    UpstreamTrial.Promise promise)
    implements UpstreamFact {

  public enum Kind {
    /// Nothing is heard of it, or late.
    SLOW,
    /// Connections end, or none is to be had.
    GONE,
    /// It says that it can't.
    COMPLAINT
  }

  @Override
  public List<Long> about() {
    return List.of(outcome.exchange());
  }
}
