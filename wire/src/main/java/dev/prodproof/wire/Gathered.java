package dev.prodproof.wire;

import dev.prodproof.facts.Body;
import io.netty.buffer.ByteBuf;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A body as it comes in: the beginning is kept, all of it is counted and digested.
final class Gathered {
  private static final byte[] NONE = {};

  private final int keep;
  private byte[] kept = NONE;
  private int keptLength;
  private long length;
  private @Nullable MessageDigest digest;

  Gathered(int keep) {
    this.keep = keep;
  }

  long length() {
    return length;
  }

  void take(ByteBuf in, int count) {
    int from = in.readerIndex();
    int more = Math.min(count, keep - keptLength);
    if (more > 0) {
      if (keptLength + more > kept.length) {
        int room = Math.max(keptLength + more, Math.min(keep, kept.length * 2));
        kept = Arrays.copyOf(kept, room);
      }
      in.getBytes(from, kept, keptLength, more);
      keptLength += more;
    }
    if (more < count || digest != null) {
      digest(in, from + Math.max(0, more), count - Math.max(0, more));
    }
    in.skipBytes(count);
    length += count;
  }

  // Only where the body outgrows what is kept; else Body digests it in one go.
  private void digest(ByteBuf in, int from, int count) {
    MessageDigest running = digest;
    if (running == null) {
      running = Digests.sha256();
      running.update(kept, 0, keptLength);
      digest = running;
    }
    running.update(in.nioBuffer(from, count));
  }

  byte[] kept() {
    return Arrays.copyOf(kept, keptLength);
  }

  /// @param coding of `Content-Encoding`, to be undone; empty to leave the bytes as they are
  /// @return length and digest are those of the bytes on the wire
  Body body(String coding) {
    byte[] bytes = kept();
    Body plain =
        digest == null
            ? Body.of(bytes, keep)
            : Body.beginning(bytes, keep, length, HexFormat.of().formatHex(digest.digest(), 0, 8));
    return coding.isEmpty() ? plain : Unpacked.body(plain, bytes, coding, keep);
  }
}
