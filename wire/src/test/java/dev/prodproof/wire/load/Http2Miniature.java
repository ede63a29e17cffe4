package dev.prodproof.wire.load;

import dev.prodproof.wire.Origin;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A server by somebody else's codec (Netty's) that does what a test says.
final class Http2Miniature implements AutoCloseable {
  /// What becomes of a request.
  sealed interface Deed {
    record Says(int status, int bytes) implements Deed {}

    record Invites(int status) implements Deed {}

    record Resets(Http2Error error) implements Deed {}

    /// The answer, and that the connection takes no more.
    record SaysAndLeaves() implements Deed {}

    record Hangs() implements Deed {}

    record SaysNothing() implements Deed {}
  }

  static final Deed FINE = new Deed.Says(200, 2);

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("mini-h2", true), NioIoHandler.newFactory());
  private final Function<Http2Headers, Deed> behaviour;
  private final Channel channel;
  private final boolean secure;
  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger cancelled = new AtomicInteger();
  final AtomicInteger bodyBytes = new AtomicInteger();
  final Queue<Http2Headers> heard = new ConcurrentLinkedQueue<>();

  Http2Miniature(Function<Http2Headers, Deed> behaviour) {
    this(behaviour, new Http2Settings(), null);
  }

  Http2Miniature(
      Function<Http2Headers, Deed> behaviour, Http2Settings settings, @Nullable SslContext tls) {
    this.behaviour = behaviour;
    this.secure = tls != null;
    var setup =
        new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel client) {
            connections.incrementAndGet();
            if (tls != null) {
              client.pipeline().addLast(tls.newHandler(client.alloc()));
            }
            client
                .pipeline()
                .addLast(Http2FrameCodecBuilder.forServer().initialSettings(settings).build())
                .addLast(new Http2MultiplexHandler(new Streams()));
          }
        };
    this.channel =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(setup)
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  Origin origin() {
    int port = ((InetSocketAddress) channel.localAddress()).getPort();
    return new Origin(secure ? "https" : "http", "127.0.0.1", port);
  }

  private final class Streams extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel stream) {
      stream.pipeline().addLast(new Serving());
    }
  }

  private final class Serving extends SimpleChannelInboundHandler<Http2StreamFrame> {
    private @Nullable Http2Headers asked;

    @Override
    protected void channelRead0(ChannelHandlerContext context, Http2StreamFrame frame) {
      switch (frame) {
        case Http2HeadersFrame headers -> {
          asked = headers.headers();
          heard.add(headers.headers());
          if (headers.isEndStream()) {
            does(context, behaviour.apply(headers.headers()));
          }
        }
        case Http2DataFrame data -> {
          bodyBytes.addAndGet(data.content().readableBytes());
          if (data.isEndStream() && asked != null) {
            does(context, behaviour.apply(asked));
          }
        }
        default -> {
          // Nothing else is told.
        }
      }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof Http2ResetFrame) {
        cancelled.incrementAndGet();
      }
    }

    private static void does(ChannelHandlerContext context, Deed deed) {
      switch (deed) {
        case Deed.Says(int status, int bytes) -> says(context, head(status), bytes);
        case Deed.Invites(int status) -> says(context, head(status).add("retry-after", "1"), 0);
        case Deed.Resets(Http2Error error) -> {
          var _ = context.writeAndFlush(new DefaultHttp2ResetFrame(error));
        }
        case Deed.SaysAndLeaves() -> {
          var _ = context.channel().parent().writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
          says(context, head(200), 2);
        }
        case Deed.Hangs() -> {
          var _ = context.channel().parent().close();
        }
        case Deed.SaysNothing() -> {
          // Nothing.
        }
      }
    }

    private static Http2Headers head(int status) {
      return new DefaultHttp2Headers().status(Integer.toString(status)).add("server", "mini");
    }

    private static void says(ChannelHandlerContext context, Http2Headers head, int bytes) {
      var _ = context.write(new DefaultHttp2HeadersFrame(head, bytes == 0));
      if (bytes > 0) {
        var _ = context.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(new byte[bytes]), true));
      }
      context.flush();
    }
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
