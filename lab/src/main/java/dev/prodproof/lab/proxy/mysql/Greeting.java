package dev.prodproof.lab.proxy.mysql;

import io.netty.buffer.ByteBuf;

/// Takes out of the server's greeting what would hide the rest from us.
final class Greeting {
  private static final int COMPRESS = 0x0020;
  private static final int SSL = 0x0800;
  /// Of the upper half: zstd compression, and attributes in front of each query's text.
  private static final int ZSTD = 0x0400;

  private static final int QUERY_ATTRIBUTES = 0x0800;
  /// MariaDB's own: several executions in one command, columns that are left out of an answer.
  private static final int BULK_AND_CACHED = 0x04 | 0x10;

  private Greeting() {}

  /// Changes it in its place; leaves alone what is too short.
  static void plain(ByteBuf body) {
    int version = body.indexOf(1, body.writerIndex(), (byte) 0);
    // Connection id, the first half of the challenge and its end stand between.
    int lower = version + 1 + 4 + 8 + 1;
    if (version < 0 || body.writerIndex() < lower + 7) {
      return;
    }
    int upper = lower + 2 + 1 + 2;
    body.setShortLE(lower, body.getUnsignedShortLE(lower) & ~(COMPRESS | SSL));
    body.setShortLE(upper, body.getUnsignedShortLE(upper) & ~(ZSTD | QUERY_ATTRIBUTES));
    // The length of the challenge and six reserved bytes.
    int more = upper + 2 + 1 + 6;
    if (body.writerIndex() >= more + 4) {
      body.setIntLE(more, body.getIntLE(more) & ~BULK_AND_CACHED);
    }
  }
}
