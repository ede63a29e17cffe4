package dev.prodproof.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// Cuts a message into what is written at a time, so that a large body is never held twice.
final class Pieces {
  /// Also what `written` is counted in while a body is under way.
  static final int SLICE = 16 << 10;

  private static final byte[] END = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LINE_END = {'\r', '\n'};

  private final byte[] head;
  private final byte[] body;
  private final Call.Framing framing;
  private boolean headDone;
  private int next;
  private int chunkLeft;
  private boolean ended;

  Pieces(Outgoing out) {
    framing = out.call().framing();
    boolean dribblesHead = framing instanceof Call.Framing.Dribble && out.call().body().length == 0;
    head = dribblesHead ? new byte[0] : out.head();
    body =
        switch (framing) {
          case Call.Framing.Raw(byte[] message) -> message;
          case Call.Framing.Dribble _ when dribblesHead -> out.head();
          case Call.Framing.Sound _, Call.Framing.Chunked _, Call.Framing.Dribble _ ->
              out.call().body();
        };
  }

  /// Enough for the next piece.
  int room() {
    return Math.min(SLICE, body.length - next) + (headDone ? 0 : head.length) + 64;
  }

  boolean left() {
    return !headDone || next < body.length || (framing instanceof Call.Framing.Chunked && !ended);
  }

  /// @return how many bytes of the body are in it
  int next(ByteBuf into) {
    if (!headDone) {
      headDone = true;
      into.writeBytes(head);
      if (framing instanceof Call.Framing.Dribble && head.length > 0) {
        return 0;
      }
    }
    return switch (framing) {
      case Call.Framing.Sound _, Call.Framing.Raw _ -> plain(into, SLICE);
      case Call.Framing.Dribble(int pieces, _) -> plain(into, Math.max(1, pieces));
      case Call.Framing.Chunked(int size) -> chunks(into, Math.max(1, size));
    };
  }

  private int plain(ByteBuf into, int most) {
    int count = Math.min(most, body.length - next);
    into.writeBytes(body, next, count);
    next += count;
    return count;
  }

  private int chunks(ByteBuf into, int size) {
    int from = next;
    int before = into.writerIndex();
    while (next < body.length && into.writerIndex() - before < SLICE) {
      if (chunkLeft == 0) {
        chunkLeft = Math.min(size, body.length - next);
        into.writeCharSequence(Integer.toHexString(chunkLeft), StandardCharsets.US_ASCII);
        into.writeBytes(LINE_END);
      }
      int count = Math.min(chunkLeft, SLICE);
      into.writeBytes(body, next, count);
      next += count;
      chunkLeft -= count;
      if (chunkLeft == 0) {
        into.writeBytes(LINE_END);
      }
    }
    if (next == body.length) {
      into.writeBytes(END);
      ended = true;
    }
    return next - from;
  }
}
