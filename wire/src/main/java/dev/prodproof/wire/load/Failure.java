package dev.prodproof.wire.load;

/// Why a request has no answer.
public enum Failure {
  /// No connection came about.
  UNCONNECTED,
  /// The connection was reset.
  RESET,
  /// The connection was closed before the answer was complete.
  CLOSED,
  /// The target refused the stream without looking at the request (HTTP/2, `REFUSED_STREAM`).
  REFUSED,
  /// What came was no HTTP.
  UNREADABLE,
  /// The deadline came first; the request was cancelled.
  TIMED_OUT,
  /// The deadline came before a connection was free; it was never sent.
  UNSENT,
  /// The run was ended from outside.
  ENDED
}
