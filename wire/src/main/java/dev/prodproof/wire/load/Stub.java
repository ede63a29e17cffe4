package dev.prodproof.wire.load;

import dev.prodproof.wire.Origin;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// A server of our own on this machine, on which the generator warms up. It answers whatever comes
/// with the same few bytes.
final class Stub implements AutoCloseable {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nServer: stub\r\nContent-Length: 2\r\n\r\nok"
          .getBytes(StandardCharsets.US_ASCII);

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("load-stub", true), NioIoHandler.newFactory());
  private final Channel channel;

  Stub() throws InterruptedException {
    this.channel =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Setup())
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
  }

  Origin origin() {
    var bound = (InetSocketAddress) channel.localAddress();
    return new Origin("http", bound.getAddress().getHostAddress(), bound.getPort());
  }

  @Override
  public void close() {
    var _ = channel.close();
    var _ = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private static final class Setup extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel client) {
      client.pipeline().addLast(new Answering());
    }
  }

  private static final class Answering extends ChannelInboundHandlerAdapter {
    /// One for all connections, and for good.
    private static final ByteBuf WHOLE =
        Unpooled.unreleasableBuffer(
            Unpooled.directBuffer(ANSWER.length).writeBytes(ANSWER).asReadOnly());

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
      var _ = context.writeAndFlush(WHOLE.duplicate(), context.voidPromise());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      var _ = context.close();
    }
  }
}
