package dev.prodproof.wire.load;

/// Why a request has no answer.
public enum Failure {
  /// No connection came about.
  UNCONNECTED,
  /// The connection was reset.
  RESET,
  /// The connection was closed before the answer was complete.
  CLOSED,
  /// What came was no HTTP.
  UNREADABLE,
  /// The deadline came first; the request was cancelled.
  TIMED_OUT,
  /// The deadline came before a connection was free; it was never sent.
  UNSENT,
  /// The run was ended from outside.
  ENDED
}
