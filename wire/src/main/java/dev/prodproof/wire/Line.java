package dev.prodproof.wire;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects one line at a time out of buffers that end anywhere. LF alone ends a line too.
final class Line {
  private byte[] bytes = new byte[128];
  private int length;

  /// Takes up to and with the next LF, or all there is, never more than `most` bytes in one line.
  ///
  /// @return whether the line is whole; [#text] and [#length] speak of it without its end
  boolean take(ByteBuf in, int most) {
    int end = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
    int wanted = (end < 0 ? in.writerIndex() : end) - in.readerIndex();
    int count = Math.min(wanted, most - length);
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
    in.readBytes(bytes, length, count);
    length += count;
    if (count < wanted || end < 0) {
      return false;
    }
    in.skipBytes(1);
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    return true;
  }

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  byte at(int index) {
    return bytes[index];
  }

  boolean holds(byte value) {
    return indexOf(value) >= 0;
  }

  int indexOf(byte value) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == value) {
        return i;
      }
    }
    return -1;
  }

  boolean beginsLike(byte[] prefix) {
    int common = Math.min(length, prefix.length);
    return Arrays.equals(bytes, 0, common, prefix, 0, common);
  }

  /// As UTF-8 where it is that, else as ISO 8859-1, so that no byte is lost.
  String text(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return decoded(from, to);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private String decoded(int from, int to) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
  }
}
