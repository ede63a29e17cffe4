package dev.prodproof.wire.load;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;

/// How requests travel over the connections of one thread.
sealed interface Carriage permits Http1Connection.Shared, Http2Connection.Shared {
  /// Reads and writes a connection.
  interface Traveller extends ChannelHandler {
    /// The connection stands: the gate has looked at it, and TLS is agreed on.
    void ready();
  }

  /// As ALPN calls it.
  String name();

  Traffic traffic();

  Traveller on(Channel channel);

  /// What was sent and is held back to travel together leaves.
  void flush();
}
