package dev.prodproof.facts;

import java.util.List;

/// One request of ours, and what the wire to the dependency saw of it.
///
/// @param fault what was done to each call, in the words of faults: `black hole`, `status 503`; empty
///     in quiet
/// @param operation id
/// @param fanOut how many calls such a request causes in quiet
/// @param reached the fault met a call of this request; where nobody listens no call can be seen, and
///     what it does in quiet stands for it
/// @param calls those that were caused by this request, oldest first
public record UpstreamTrial(
    String upstream,
    String fault,
    Kind kind,
    String operation,
    int fanOut,
    boolean reached,
    Outcome outcome,
    Promise promise,
    List<Call> calls)
    implements UpstreamFact {

  public enum Kind {
    QUIET,
    /// No answer, half of one, or one that takes for ever.
    SILENCE,
    /// A status that isn't the expected success.
    STATUS,
    /// A success with a body that makes no sense.
    GARBAGE
  }

  /// @param exchange id
  /// @param status 0 where no answer came
  /// @param micros until the last byte, or until we gave up
  /// @param leaked the mark hidden in the dependency's answer stands in the target's
  /// @param sayingWhen it carries a `Retry-After`
  public record Outcome(
      long exchange, int status, long micros, boolean leaked, boolean sayingWhen) {
    public boolean succeeded() {
      return status >= 200 && status < 300;
    }
  }

  /// What the recipe declares.
  ///
  /// @param deadlineMillis 0 where none is declared
  /// @param fallback the operation answers well without this dependency
  public record Promise(long deadlineMillis, boolean fallback) {}

  /// @param path without the query
  /// @param keyed with an `Idempotency-Key`
  /// @param digest of method, target and body: the same where it was sent again
  /// @param status what the dependency, or the fault in its place, answered; 0 where nothing
  /// @param micros after the request of ours was sent
  /// @param traced it carries the trace id of our request
  public record Call(
      String method,
      String path,
      boolean keyed,
      String digest,
      int status,
      long micros,
      boolean traced) {}

  @Override
  public List<Long> about() {
    return List.of(outcome.exchange());
  }
}
