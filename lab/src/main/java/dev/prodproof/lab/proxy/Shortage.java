package dev.prodproof.lab.proxy;

import dev.prodproof.wire.Descriptors;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Connections that a proxy couldn't take or pass on for want of file descriptors. What the service
/// made of that isn't its fault: whoever asks it hears why.
@Sharable
public final class Shortage extends ChannelInboundHandlerAdapter {
  private volatile boolean met;

  /// @param cause why a connection didn't come about; null where it did
  public void see(@Nullable Throwable cause) {
    met |= Descriptors.exhausted(cause);
  }

  public Optional<String> sentence() {
    return met ? Optional.of(Descriptors.EXHAUSTED) : Optional.empty();
  }

  /// Of the door: what it couldn't take waits there, and it tries again by itself.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    see(cause);
    context.fireExceptionCaught(cause);
  }
}
