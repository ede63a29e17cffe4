package dev.prodproof.lab.proxy.postgres;

import dev.prodproof.lab.proxy.database.Frames;
import io.netty.buffer.ByteBuf;

/// A type, a length that counts itself, a body.
final class Messages implements Frames.Layout {
  static final Messages LAYOUT = new Messages();

  private Messages() {}

  @Override
  public int head() {
    return 5;
  }

  @Override
  public byte type(ByteBuf all, int at) {
    return all.getByte(at);
  }

  @Override
  public int length(ByteBuf all, int at) {
    byte type = all.getByte(at);
    return type < '0' || type > 'z' ? -1 : all.getInt(at + 1) - 4;
  }
}
