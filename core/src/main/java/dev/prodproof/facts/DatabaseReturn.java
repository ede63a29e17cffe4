package dev.prodproof.facts;

import java.util.List;

/// How an operation came back once connections to the database could be had again.
///
/// @param connections that the service held before they broke
/// @param millis from healing to the first good answer; -1 where it never came
/// @param waited milliseconds that we looked
/// @param errors answers that weren't good since healing
/// @param exchanges the last of them is the telling one
public record DatabaseReturn(
    String upstream,
    String fault,
    String operation,
    int connections,
    long millis,
    long waited,
    int errors,
    List<Long> exchanges)
    implements UpstreamFact {
  @Override
  public List<Long> about() {
    return exchanges;
  }
}
