package dev.prodproof.lab.proxy.mysql;

/// Where a connection stands. Read from other threads.
final class Session {
  private static final int IN_TRANSACTION = 0x0001;
  private static final int AUTOCOMMIT = 0x0002;

  private volatile boolean loggedIn;
  private volatile boolean open;
  private volatile boolean begun;
  /// Ends of results come as OK packets, and no EOF packet stands after columns.
  private boolean withoutEof;

  void loggedIn() {
    loggedIn = true;
  }

  /// A change of user begins a log-in within the connection.
  void loggedOut() {
    loggedIn = false;
  }

  boolean ready() {
    return loggedIn;
  }

  /// @param flags of an OK or EOF packet
  void status(int flags) {
    open = (flags & IN_TRANSACTION) != 0 || (flags & AUTOCOMMIT) == 0;
    begun = false;
  }

  void begun() {
    begun = true;
  }

  boolean inTransaction() {
    return open || begun;
  }

  void withoutEof(boolean is) {
    withoutEof = is;
  }

  boolean withoutEof() {
    return withoutEof;
  }
}
