package dev.prodproof.wire.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.nio.charset.StandardCharsets;

/// HTTP/2 frames (RFC 9113, 4 and 6) that a client sends, apart from requests.
final class Frames {
  static final int HEAD = 9;

  /// What each peer must take at least; more needs its leave.
  static final int LARGEST = 16_384;

  static final int END_STREAM = 0x1;
  static final int END_HEADERS = 0x4;
  private static final int ACK = 0x1;
  static final int CANCEL = 0x8;
  static final int REFUSED_STREAM = 0x7;
  static final int USUAL_WINDOW = 65_535;
  static final int LARGEST_WINDOW = Integer.MAX_VALUE;

  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int ENABLE_PUSH = 0x2;
  private static final int INITIAL_WINDOW_SIZE = 0x4;
  private static final int SETTING = 6;

  private Frames() {}

  static void head(int length, int type, int flags, int stream, ByteBuf to) {
    to.writeMedium(length).writeByte(type).writeByte(flags).writeInt(stream);
  }

  /// How a client begins: nothing shall be pushed, and answers needn't wait for our leave.
  static void greet(ByteBuf to) {
    to.writeBytes(PREFACE);
    head(2 * SETTING, Http2FrameTypes.SETTINGS, 0, 0, to);
    to.writeShort(ENABLE_PUSH).writeInt(0);
    to.writeShort(INITIAL_WINDOW_SIZE).writeInt(LARGEST_WINDOW);
    widen(LARGEST_WINDOW - USUAL_WINDOW, to);
  }

  /// The connection's window grows by that many bytes.
  static void widen(int bytes, ByteBuf to) {
    head(Integer.BYTES, Http2FrameTypes.WINDOW_UPDATE, 0, 0, to);
    to.writeInt(bytes);
  }

  static void settled(ByteBuf to) {
    head(0, Http2FrameTypes.SETTINGS, ACK, 0, to);
  }

  static void pong(long data, ByteBuf to) {
    head(Long.BYTES, Http2FrameTypes.PING, ACK, 0, to);
    to.writeLong(data);
  }

  static void cancel(int stream, ByteBuf to) {
    head(Integer.BYTES, Http2FrameTypes.RST_STREAM, 0, stream, to);
    to.writeInt(CANCEL);
  }

  static void data(ByteBuf content, int length, int stream, ByteBuf to) {
    boolean last = length == content.readableBytes();
    head(length, Http2FrameTypes.DATA, last ? END_STREAM : 0, stream, to);
    to.writeBytes(content, length);
  }
}
