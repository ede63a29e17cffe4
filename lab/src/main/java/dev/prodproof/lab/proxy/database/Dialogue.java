package dev.prodproof.lab.proxy.database;

import io.netty.buffer.ByteBuf;

/// One connection's talk. It releases what it is given, and throws at nothing that it hears.
public interface Dialogue {
  void fromService(ByteBuf bytes);

  void fromDatabase(ByteBuf bytes);

  boolean inTransaction();

  /// Logged in, outside a transaction and owed no answer.
  boolean idle();

  /// Nothing more will come.
  void over();
}
