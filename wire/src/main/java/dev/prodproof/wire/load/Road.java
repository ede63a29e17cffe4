package dev.prodproof.wire.load;

import dev.prodproof.core.Unusable;
import dev.prodproof.wire.Descriptors;
import dev.prodproof.wire.Gate;
import dev.prodproof.wire.Origin;
import dev.prodproof.wire.Refused;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// Opens the connections of one thread. The gate looks at where each one leads before its first
/// byte.
final class Road {
  private static final int RECEIVED_AT_ONCE = 16 << 10;

  /// Where it leads.
  ///
  /// @param tls null for plain text
  record Way(Origin origin, InetAddress address, Gate gate, @Nullable SslContext tls) {}

  private final Way way;
  private final Bootstrap bootstrap;
  private final Carriage shared;
  private final Consumer<RuntimeException> refused;
  private boolean stood;

  /// @param refused hears when the gate says no, or the target speaks something else for good
  Road(Way way, Bootstrap bootstrap, Carriage shared, Consumer<RuntimeException> refused) {
    this.way = way;
    this.shared = shared;
    this.refused = refused;
    this.bootstrap =
        bootstrap.remoteAddress(way.address(), way.origin().port()).handler(new Setup());
  }

  static Bootstrap bootstrap(
      EventLoopGroup loop, Class<? extends Channel> kind, Duration patience) {
    int millis = Math.clamp(patience.toMillis(), 1, Integer.MAX_VALUE);
    return new Bootstrap()
        .group(loop)
        .channel(kind)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis)
        .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(RECEIVED_AT_ONCE));
  }

  Carriage carriage() {
    return shared;
  }

  void open() {
    bootstrap
        .connect()
        .addListener(
            (ChannelFutureListener)
                connected -> {
                  if (Descriptors.exhausted(connected.cause())) {
                    refused.accept(new Unusable(Descriptors.EXHAUSTED));
                  } else if (!connected.isSuccess()) {
                    shared.traffic().unopened();
                  }
                });
  }

  private final class Setup extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      channel.pipeline().addLast(new Doorkeeper());
    }
  }

  /// Stands at the end of a new connection until it may be used.
  private final class Doorkeeper extends ChannelInboundHandlerAdapter {
    private boolean active;

    @Override
    public void channelActive(ChannelHandlerContext context) {
      active = true;
      try {
        var reached = (InetSocketAddress) context.channel().remoteAddress();
        way.gate().spokenTo(way.origin(), reached.getAddress());
      } catch (Refused e) {
        refused.accept(e);
        var _ = context.close();
        return;
      }
      if (way.tls() == null) {
        ready(context);
      } else {
        Origin origin = way.origin();
        SslHandler tls = way.tls().newHandler(context.alloc(), origin.host(), origin.port());
        context.pipeline().addFirst(tls);
      }
    }

    private void ready(ChannelHandlerContext context) {
      active = false;
      stood = true;
      Carriage.Traveller connection = shared.on(context.channel());
      context.pipeline().replace(this, null, connection);
      connection.ready();
    }

    private void secured(ChannelHandlerContext context) {
      String chosen = context.pipeline().get(SslHandler.class).applicationProtocol();
      // Where nothing was said it is what was spoken before ALPN.
      String spoken = chosen == null ? ApplicationProtocolNames.HTTP_1_1 : chosen;
      if (spoken.equals(shared.name())) {
        ready(context);
      } else {
        refused.accept(
            new Unusable(way.origin() + " doesn't speak HTTP/2; leave --http2 out for HTTP/1.1"));
        var _ = context.close();
      }
    }

    // Under load a handshake may fail for many reasons; the very first tells whom we deal with.
    private void unsecured(ChannelHandlerContext context, Throwable cause) {
      if (!stood && cause instanceof SSLHandshakeException) {
        refused.accept(
            new Unusable("TLS with " + way.origin() + " fails: " + cause.getMessage(), cause));
      }
      var _ = context.close();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof SslHandshakeCompletionEvent handshake) {
        if (handshake.isSuccess()) {
          secured(context);
        } else {
          unsecured(context, handshake.cause());
        }
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      var _ = context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (active) {
        shared.traffic().unopened();
      }
    }
  }
}
