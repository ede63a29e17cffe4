package dev.prodproof.wire.load;

import java.util.Arrays;

/// Reads HTTP/1.1 answers (RFC 9112) as far as load needs it: the status, whether a `Retry-After`
/// is
/// there, where the answer ends, and whether the connection can be used again.
///
/// Fed with bytes as they come, cut anywhere. It keeps no body.
final class AnswerReader {
  /// Bytes of a status line and header section together, of one chunk's line, and of a trailer.
  private static final int LINES = 64 << 10;

  private enum State {
    STATUS,
    FIELDS,
    LENGTH,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER,
    UNTIL_CLOSE,
    DONE,
    BROKEN
  }

  private final AnswerHead head = new AnswerHead();
  private State state = State.DONE;
  private boolean bodyless;
  private byte[] line = new byte[256];
  private int held;
  private int lines;
  private long left;

  /// Before each answer.
  ///
  /// @param noBody the request was a `HEAD`
  void expect(boolean noBody) {
    state = State.STATUS;
    bodyless = noBody;
    head.clear();
    held = 0;
    lines = 0;
  }

  boolean done() {
    return state == State.DONE;
  }

  /// Nothing came so far.
  boolean untouched() {
    return state == State.STATUS && held == 0;
  }

  /// What came is no HTTP.
  boolean broken() {
    return state == State.BROKEN;
  }

  int status() {
    return head.status();
  }

  /// Whether the client is told when to come again.
  boolean invited() {
    return head.invited();
  }

  /// Whether the connection may carry another request.
  boolean reusable() {
    return state == State.DONE && head.kept();
  }

  /// The connection was closed.
  ///
  /// @return whether that is how the answer ends
  boolean closed() {
    if (state == State.UNTIL_CLOSE) {
      state = State.DONE;
      return true;
    }
    return false;
  }

  /// Bytes of content that come next, whatever they are; they may be skipped with [#skip].
  long skippable() {
    return switch (state) {
      case LENGTH, CHUNK -> left;
      case UNTIL_CLOSE -> Long.MAX_VALUE;
      case STATUS, FIELDS, CHUNK_SIZE, CHUNK_END, TRAILER, DONE, BROKEN -> 0;
    };
  }

  void skip(long bytes) {
    if (state == State.UNTIL_CLOSE) {
      return;
    }
    left -= bytes;
    if (left == 0) {
      state = state == State.CHUNK ? State.CHUNK_END : State.DONE;
    }
  }

  /// @return up to where it read; before `to` only when the answer is done or broken
  int read(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && state != State.DONE && state != State.BROKEN) {
      long content = skippable();
      if (content > 0) {
        int some = (int) Math.min(content, to - at);
        skip(some);
        at += some;
      } else {
        at = readLine(bytes, at, to);
      }
    }
    return at;
  }

  private int readLine(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    if (at == to) {
      hold(bytes, from, to);
      return to;
    }
    lines += at + 1 - from;
    if (held == 0) {
      line(bytes, from, trimmed(bytes, from, at));
    } else {
      hold(bytes, from, at);
      int end = held;
      held = 0;
      line(line, 0, trimmed(line, 0, end));
    }
    return at + 1;
  }

  private static int trimmed(byte[] bytes, int from, int to) {
    return to > from && bytes[to - 1] == '\r' ? to - 1 : to;
  }

  private void hold(byte[] bytes, int from, int to) {
    int more = to - from;
    if (lines + held + more > LINES) {
      state = State.BROKEN;
      return;
    }
    if (held + more > line.length) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, held + more));
    }
    System.arraycopy(bytes, from, line, held, more);
    held += more;
  }

  private void line(byte[] bytes, int from, int to) {
    state =
        lines > LINES
            ? State.BROKEN
            : switch (state) {
              case STATUS -> head.status(bytes, from, to) ? State.FIELDS : State.BROKEN;
              case FIELDS -> from == to ? headEnded() : field(bytes, from, to);
              case CHUNK_SIZE -> chunkSize(bytes, from, to);
              case CHUNK_END -> from == to ? nextChunk() : State.BROKEN;
              case TRAILER -> from == to ? State.DONE : State.TRAILER;
              case LENGTH, CHUNK, UNTIL_CLOSE, DONE, BROKEN ->
                  throw new IllegalStateException("no line is read in " + state);
            };
  }

  private State field(byte[] bytes, int from, int to) {
    return head.field(bytes, from, to) ? State.FIELDS : State.BROKEN;
  }

  private State headEnded() {
    int status = head.status();
    if (status < 200) {
      // 101 would be another protocol, which nobody asked for.
      boolean interim = status != 101;
      head.clear();
      return interim ? State.STATUS : State.BROKEN;
    }
    if (bodyless || status == 204 || status == 304) {
      return State.DONE;
    }
    if (head.chunked()) {
      return nextChunk();
    }
    left = head.length();
    if (left < 0) {
      return State.UNTIL_CLOSE;
    }
    return left == 0 ? State.DONE : State.LENGTH;
  }

  private State nextChunk() {
    lines = 0;
    return State.CHUNK_SIZE;
  }

  private State chunkSize(byte[] bytes, int from, int to) {
    long size = 0;
    int at = from;
    for (; at < to; at++) {
      int digit = Character.digit(bytes[at], 16);
      if (digit < 0) {
        break;
      }
      if (at - from >= 15) {
        return State.BROKEN;
      }
      size = size << 4 | digit;
    }
    // What follows is an extension (RFC 9112, 7.1.1), perhaps after a space.
    boolean sound = at > from && (at == to || bytes[at] == ';' || bytes[at] <= ' ');
    if (!sound) {
      return State.BROKEN;
    }
    left = size;
    return size == 0 ? State.TRAILER : State.CHUNK;
  }
}
