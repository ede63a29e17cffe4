package dev.prodproof.lab.proxy.postgres;

/// Where a connection stands: what the server last said, and what was asked since. Read from other threads.
final class Transaction {
  private volatile boolean ready;
  private volatile boolean told;
  private volatile boolean begun;

  /// @param status of a ReadyForQuery: `I` idle, `T` in a transaction, `E` in a failed one
  void ready(byte status) {
    told = status != 'I';
    begun = false;
    ready = true;
  }

  /// A BEGIN was sent.
  void begun() {
    begun = true;
  }

  boolean open() {
    return told || begun;
  }

  /// The server has taken the log-in.
  boolean ready() {
    return ready;
  }
}
