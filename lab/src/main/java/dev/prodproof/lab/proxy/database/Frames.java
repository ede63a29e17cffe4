package dev.prodproof.lab.proxy.database;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cuts a stream into messages, each with a head and a body, and passes it on. It holds back no more than the
/// beginning of one message; a stream that isn't made of messages passes as it is.
public final class Frames {
  /// Of a message that is looked into; what is longer passes without having been held.
  public static final int HELD = 64 << 10;

  private static final int LONGEST = 1 << 30;

  /// How heads look.
  public interface Layout {
    /// Bytes of a head.
    int head();

    /// What kind of message it is.
    byte type(ByteBuf all, int at);

    /// Of the body; negative where this is no head.
    int length(ByteBuf all, int at);
  }

  /// Looks at each message.
  public interface Reader {
    /// How many bytes of its body are needed to decide on it.
    int needs(byte type);

    /// @param body the needed bytes, or all where it is shorter
    /// @param length of the whole body
    Fate read(byte type, ByteBuf body, int length);

    /// These aren't messages.
    void foreign();
  }

  private final Layout layout;
  private final Reader reader;
  private final ByteBufAllocator memory;
  private final Consumer<ByteBuf> onward;
  private @Nullable ByteBuf held;
  /// Bytes of the current message that are still to come, past those that were looked at.
  private int rest;

  private boolean dropping;
  private boolean blind;
  private boolean stopped;

  public Frames(
      Layout layout, Reader reader, ByteBufAllocator memory, Consumer<ByteBuf> onward) {
    this.layout = layout;
    this.reader = reader;
    this.memory = memory;
    this.onward = onward;
  }

  /// @param chunk is released here or by whoever it is passed on to
  public void take(ByteBuf chunk) {
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
    int head = layout.head();
    if (end - at < head) {
      return null;
    }
    byte type = layout.type(all, at);
    int length = layout.length(all, at);
    if (length < 0 || length > LONGEST) {
      blind = true;
      reader.foreign();
      return Fate.PASS;
    }
    int looked = Math.min(length, Math.min(HELD, reader.needs(type)));
    if (end - at - head < looked) {
      return null;
    }
    rest = head + length;
    return reader.read(type, all.slice(at + head, looked), length);
  }

  private void pass(ByteBuf all, int from, int to) {
    if (to > from) {
      onward.accept(all.retainedSlice(from, to - from));
    }
  }

  public void over() {
    stopped = true;
    if (held != null) {
      held.release();
      held = null;
    }
  }
}
