package dev.prodproof.lab.proxy.postgres;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cuts a stream into messages (a type, a length, a body) and passes it on. It holds back no more than the
/// beginning of one message; a stream that isn't made of messages passes as it is.
final class Frames {
  /// Of a message that is looked into; what is longer passes without having been held.
  static final int HELD = 64 << 10;

  private static final int HEAD = 5;
  private static final int LONGEST = 1 << 30;

  /// Looks at each message.
  interface Reader {
    /// How many bytes of its body are needed to decide on it.
    int needs(byte type);

    /// @param body the needed bytes, or all where it is shorter
    /// @param length of the whole body
    Fate read(byte type, ByteBuf body, int length);

    /// These aren't messages.
    void foreign();
  }

  private final Reader reader;
  private final ByteBufAllocator memory;
  private final Consumer<ByteBuf> onward;
  private @Nullable ByteBuf held;
  /// Bytes of the current message that are still to come, past those that were looked at.
  private int rest;

  private boolean dropping;
  private boolean blind;
  private boolean stopped;

  Frames(Reader reader, ByteBufAllocator memory, Consumer<ByteBuf> onward) {
    this.reader = reader;
    this.memory = memory;
    this.onward = onward;
  }

  /// @param chunk is released here or by whoever it is passed on to
  void take(ByteBuf chunk) {
    if (stopped) {
      chunk.release();
      return;
    }
    ByteBuf old = held;
    held = null;
    ByteBuf all =
        old == null ? chunk : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(memory, old, chunk);
    int at = scan(all);
    if (!stopped && at < all.writerIndex()) {
      all.readerIndex(at);
      held = all;
    } else {
      all.release();
    }
  }

  /// @return up to where everything was decided on
  private int scan(ByteBuf all) {
    int from = all.readerIndex();
    int at = from;
    int end = all.writerIndex();
    while (at < end && !stopped) {
      if (blind || rest > 0) {
        int step = blind ? end - at : Math.min(rest, end - at);
        rest = blind ? 0 : rest - step;
        at += step;
        from = dropping && !blind ? at : from;
        continue;
      }
      dropping = false;
      Fate fate = next(all, at, end);
      if (fate == null) {
        break;
      }
      switch (fate) {
        case Fate.Pass _ -> {}
        case Fate.Drop _ -> {
          pass(all, from, at);
          dropping = true;
          from = at;
        }
        case Fate.Instead(ByteBuf messages) -> {
          pass(all, from, at);
          onward.accept(messages);
          dropping = true;
          from = at;
        }
        case Fate.Stop _ -> {
          pass(all, from, at);
          stopped = true;
          from = end;
        }
      }
    }
    if (!stopped) {
      pass(all, from, at);
    }
    return at;
  }

  /// Null where more must come first.
  private @Nullable Fate next(ByteBuf all, int at, int end) {
    if (end - at < HEAD) {
      return null;
    }
    byte type = all.getByte(at);
    int length = all.getInt(at + 1) - 4;
    if (length < 0 || length > LONGEST || type < '0' || type > 'z') {
      blind = true;
      reader.foreign();
      return Fate.PASS;
    }
    int looked = Math.min(length, Math.min(HELD, reader.needs(type)));
    if (end - at - HEAD < looked) {
      return null;
    }
    rest = HEAD + length;
    return reader.read(type, all.slice(at + HEAD, looked), length);
  }

  private void pass(ByteBuf all, int from, int to) {
    if (to > from) {
      onward.accept(all.retainedSlice(from, to - from));
    }
  }

  void over() {
    stopped = true;
    if (held != null) {
      held.release();
      held = null;
    }
  }
}
