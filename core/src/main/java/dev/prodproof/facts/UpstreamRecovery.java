package dev.prodproof.facts;

import java.util.List;

/// How an operation came back once its dependency was well again.
///
/// @param fault that was healed
/// @param millis from healing to the first of the good answers in a row; -1 where it never came
/// @param inARow good answers in a row in the end, all of which reached the dependency
/// @param waited milliseconds that we looked
/// @param exchanges the last of them is the telling one
public record UpstreamRecovery(
    String upstream,
    String fault,
    String operation,
    long millis,
    int inARow,
    long waited,
    List<Long> exchanges)
    implements UpstreamFact {
  @Override
  public List<Long> about() {
    return exchanges;
  }
}
