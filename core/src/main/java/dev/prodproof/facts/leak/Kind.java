package dev.prodproof.facts.leak;

/// What of a service's inside was seen outside.
public enum Kind {
  STACK_TRACE,
  /// A qualified class name where only a message belongs.
  EXCEPTION_CLASS,
  /// A run-time's own words about a fault in the code: "… of undefined".
  RUNTIME_MESSAGE,
  /// Words of a database, a queue or a socket.
  DRIVER_MESSAGE,
  SQL,
  /// A source file on the server, with the line.
  SOURCE_PATH,
  /// A framework's page for developers.
  DEBUG_PAGE
}
