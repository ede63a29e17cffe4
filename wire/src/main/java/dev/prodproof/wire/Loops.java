package dev.prodproof.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The threads that move the bytes: epoll where there is one, else NIO.
final class Loops implements AutoCloseable {
  // The rest of the machine belongs to the target.
  private static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());
  private static final int RECEIVED_AT_ONCE = 16 << 10;

  private final EventLoopGroup group;
  private final Class<? extends Channel> kind;

  Loops() {
    boolean epoll = Epoll.isAvailable();
    kind = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    group =
        new MultiThreadIoEventLoopGroup(
            THREADS,
            new DefaultThreadFactory("wire", true),
            epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
  }

  EventLoop next() {
    return group.next();
  }

  // AUTO_CLOSE off: a failed write must not hide the answer that explains it (an early 413).
  @SuppressWarnings("deprecation")
  Bootstrap bootstrap(@Nullable InetAddress from) {
    var bootstrap = from == null ? new Bootstrap() : new Bootstrap().localAddress(from, 0);
    return bootstrap
        .group(group)
        .channel(kind)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.AUTO_CLOSE, false)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(16 << 10, 64 << 10))
        .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(RECEIVED_AT_ONCE));
  }

  @Override
  public void close() {
    var _ = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
