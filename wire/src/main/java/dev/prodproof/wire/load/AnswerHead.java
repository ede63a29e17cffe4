package dev.prodproof.wire.load;

/// Status line and header section, line by line; only what says how the answer goes on is looked
/// at.
final class AnswerHead {
  private static final byte[] VERSION = {'H', 'T', 'T', 'P', '/', '1', '.'};

  private int status;
  private boolean old;
  private boolean close;
  private boolean keepAlive;
  private boolean invited;
  private boolean encoded;
  private boolean chunked;
  private long length;

  void clear() {
    status = 0;
    old = false;
    close = false;
    keepAlive = false;
    invited = false;
    encoded = false;
    chunked = false;
    length = -1;
  }

  int status() {
    return status;
  }

  boolean invited() {
    return invited;
  }

  boolean chunked() {
    return chunked;
  }

  /// Of the content in bytes; -1 where it ends with the connection.
  long length() {
    return encoded ? -1 : length;
  }

  boolean kept() {
    // Both framings at once are how requests are smuggled: such a connection is closed (RFC 9112,
    // 6.1).
    return !close && (!old || keepAlive) && !(encoded && length >= 0);
  }

  /// @return whether it is one
  boolean status(byte[] bytes, int from, int to) {
    if (to - from < 12 || (to - from > 12 && bytes[from + 12] != ' ') || bytes[from + 8] != ' ') {
      return false;
    }
    for (int i = 0; i < VERSION.length; i++) {
      if (bytes[from + i] != VERSION[i]) {
        return false;
      }
    }
    old = bytes[from + 7] == '0';
    status = 0;
    for (int i = from + 9; i < from + 12; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      status = 10 * status + digit;
    }
    return status >= 100 && bytes[from + 7] >= '0' && bytes[from + 7] <= '9';
  }

  /// @return whether it is one
  boolean field(byte[] bytes, int from, int to) {
    if (bytes[from] == ' ' || bytes[from] == '\t') {
      // A folded line (RFC 9112, 5.2) goes on with a field that we either read or don't need.
      return true;
    }
    int colon = from;
    while (colon < to && bytes[colon] != ':') {
      colon++;
    }
    if (colon == to || colon == from) {
      return false;
    }
    int start = colon + 1;
    while (start < to && bytes[start] <= ' ') {
      start++;
    }
    int end = to;
    while (end > start && bytes[end - 1] <= ' ') {
      end--;
    }
    return switch (colon - from) {
      case 10 -> !is("connection", bytes, from) || connection(bytes, start, end);
      case 11 -> !is("retry-after", bytes, from) || inviting();
      case 14 -> !is("content-length", bytes, from) || contentLength(bytes, start, end);
      case 17 -> !is("transfer-encoding", bytes, from) || encoding(bytes, start, end);
      default -> true;
    };
  }

  private static boolean is(String name, byte[] bytes, int from) {
    for (int i = 0; i < name.length(); i++) {
      // Sets the bit that capitals lack; `-` has it already.
      if ((bytes[from + i] | 0x20) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean inviting() {
    invited = true;
    return true;
  }

  private boolean connection(byte[] bytes, int from, int to) {
    close |= lists("close", bytes, from, to);
    keepAlive |= lists("keep-alive", bytes, from, to);
    return true;
  }

  private boolean encoding(byte[] bytes, int from, int to) {
    encoded = true;
    // Only the last coding may be chunked; anything else ends with the connection.
    int last = "chunked".length();
    chunked = to - from >= last && is("chunked", bytes, to - last);
    return true;
  }

  private boolean contentLength(byte[] bytes, int from, int to) {
    if (from == to || to - from > 18) {
      return false;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      value = 10 * value + digit;
    }
    boolean sound = length < 0 || length == value;
    length = value;
    return sound;
  }

  private static boolean lists(String token, byte[] bytes, int from, int to) {
    int last = to - token.length();
    for (int at = from; at <= last; at++) {
      int after = at + token.length();
      boolean starts = at == from || bytes[at - 1] == ',' || bytes[at - 1] <= ' ';
      boolean ends = after == to || bytes[after] == ',' || bytes[after] <= ' ';
      if (starts && ends && is(token, bytes, at)) {
        return true;
      }
    }
    return false;
  }
}
