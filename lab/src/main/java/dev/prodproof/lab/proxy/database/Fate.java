package dev.prodproof.lab.proxy.database;

import io.netty.buffer.ByteBuf;

/// What becomes of a message.
public sealed interface Fate {
  Fate PASS = new Pass();
  Fate DROP = new Drop();
  Fate STOP = new Stop();

  record Pass() implements Fate {}

  record Drop() implements Fate {}

  /// Nothing passes any more, neither this one nor what follows.
  record Stop() implements Fate {}

  /// Others in its place.
  record Instead(ByteBuf messages) implements Fate {}
}
