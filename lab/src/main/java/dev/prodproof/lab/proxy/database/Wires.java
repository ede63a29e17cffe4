package dev.prodproof.lab.proxy.database;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/// The two ends of a connection through us. What is given to them is released by them.
public interface Wires {
  ByteBufAllocator memory();

  void toDatabase(ByteBuf bytes);

  void toService(ByteBuf bytes);

  /// Its next answer never comes: it is reset when the fault is healed.
  void hold();

  /// RST to the service; the database's end closes.
  void reset();

  /// Both ends close, once what was written is out.
  void end();
}
