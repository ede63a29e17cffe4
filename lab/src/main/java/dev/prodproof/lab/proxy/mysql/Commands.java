package dev.prodproof.lab.proxy.mysql;

/// The first byte of what a client asks.
final class Commands {
  static final int QUIT = 0x01;
  static final int QUERY = 0x03;
  static final int FIELDS = 0x04;
  static final int PING = 0x0e;
  static final int CHANGE_USER = 0x11;
  static final int PREPARE = 0x16;
  static final int EXECUTE = 0x17;
  static final int LONG_DATA = 0x18;
  static final int CLOSE = 0x19;
  static final int FETCH = 0x1c;

  private Commands() {}

  /// The server says nothing to it.
  static boolean silent(int command) {
    return command == QUIT || command == LONG_DATA || command == CLOSE;
  }
}
