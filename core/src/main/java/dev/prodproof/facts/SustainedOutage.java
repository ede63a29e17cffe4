package dev.prodproof.facts;

import java.util.List;

/// Many requests in a row while a dependency failed each call, and what came after it was well again.
///
/// @param fault what was done to each call
/// @param deadlineMillis that the recipe declares; 0 where none is
/// @param shots in the order in which they were sent, one after the other
/// @param exchanges the last of them is the telling one
public record SustainedOutage(
    String upstream,
    String fault,
    String operation,
    long deadlineMillis,
    List<Shot> shots,
    Healed healed,
    List<Long> exchanges)
    implements UpstreamFact {

  /// One request.
  ///
  /// @param calls that it made to the dependency
  /// @param status 0 where no answer came
  /// @param micros until the last byte, or until we gave up
  public record Shot(int calls, int status, long micros) {
    public boolean called() {
      return calls > 0;
    }
  }

  /// @param millis from healing to the first good answer that reached the dependency; -1 for never
  /// @param waited milliseconds that we looked for it
  /// @param asked requests after that
  /// @param good good answers among them
  public record Healed(long millis, long waited, int asked, int good) {}

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
