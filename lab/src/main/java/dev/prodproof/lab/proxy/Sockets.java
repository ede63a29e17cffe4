package dev.prodproof.lab.proxy;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/// Those of a proxy: epoll where there is one, which wakes cheaper, else NIO.
public final class Sockets {
  private static final boolean EPOLL = Epoll.isAvailable();

  /// Two on two cores would take turns with the target and with each other: what waits longest waits longer then.
  private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 2);

  /// Netty's own choice gives large pieces back to the system again and again, which without native
  /// access to it costs twice as much as passing them on.
  public static final ByteBufAllocator MEMORY = PooledByteBufAllocator.DEFAULT;

  private Sockets() {}

  public static EventLoopGroup loops(String name) {
    return new MultiThreadIoEventLoopGroup(
        THREADS,
        new DefaultThreadFactory(name, true),
        EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
  }

  public static Class<? extends ServerSocketChannel> door() {
    return EPOLL ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
  }

  public static Class<? extends SocketChannel> line() {
    return EPOLL ? EpollSocketChannel.class : NioSocketChannel.class;
  }

  /// Ends a connection because of what happened on another one, after what was written to it. In a turn of
  /// its own: epoll hands out events by the batch, and the number of a socket that is closed in the middle of
  /// one may be given to a new socket at once, which then hears what was meant for the old one.
  public static void leave(Channel channel) {
    Runnable end =
        () -> {
          var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        };
    if (channel.eventLoop().isShuttingDown()) {
      end.run();
    } else {
      channel.eventLoop().execute(end);
    }
  }

  /// Ends it with RST, at once. One that the other side ended meanwhile has no options any more, and
  /// needs none.
  public static void reset(Channel channel) {
    try {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
    } catch (ChannelException _) {
      // Closed, which is what was asked.
    }
    var _ = channel.close();
  }
}
