package dev.prodproof.lab.proxy;

import dev.prodproof.wire.Trust;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.ssl.SslContext;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The way to the real dependency.
///
/// @param secure null for plain HTTP
record Onward(
    String host, int port, String authority, @Nullable SslContext secure, Shortage shortage) {
  private static final int LONGEST = 64 << 20;

  /// @param trust who may vouch for it where it speaks TLS
  static Onward to(URI at, Trust trust) {
    boolean tls = "https".equalsIgnoreCase(at.getScheme());
    int port = at.getPort() > 0 ? at.getPort() : tls ? 443 : 80;
    return new Onward(at.getHost(), port, at.getRawAuthority(), tls ? trust.context() : null, new Shortage());
  }

  /// For one caller's connection: what it sends goes over one connection of its own, as it would without us.
  ///
  /// @param from the caller's
  Line line(Channel from) {
    return new Line(this, from);
  }

  private ChannelFuture connect(Channel from, ChannelHandler answers) {
    return new Bootstrap()
        .group(from.eventLoop())
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                if (secure != null) {
                  channel.pipeline().addLast(secure.newHandler(channel.alloc(), host, port));
                }
                channel
                    .pipeline()
                    .addLast(new HttpClientCodec())
                    .addLast(new HttpObjectAggregator(LONGEST))
                    .addLast(answers);
              }
            })
        .connect(host, port);
  }

  /// One call at a time; all of it happens on the loop of the caller's connection.
  static final class Line {
    private final Onward way;
    private final Channel from;
    private @Nullable Channel channel;
    private @Nullable Consumer<@Nullable FullHttpResponse> waiting;

    private Line(Onward way, Channel from) {
      this.way = way;
      this.from = from;
      var _ = from.closeFuture().addListener(_ -> leave());
    }

    /// Whether a call waits for its answer.
    boolean busy() {
      return waiting != null;
    }

    /// @param call is released in the end
    /// @param answered gets null, once, where no whole answer came
    void send(FullHttpRequest call, Consumer<@Nullable FullHttpResponse> answered) {
      call.headers().set("Host", way.authority());
      HttpUtil.setKeepAlive(call, true);
      waiting = answered;
      Channel known = channel;
      if (known != null && known.isActive()) {
        var _ = known.writeAndFlush(call);
        return;
      }
      ChannelFuture connecting = way.connect(from, new Answers());
      channel = connecting.channel();
      var _ =
          connecting.addListener(
              (ChannelFuture done) -> {
                if (done.isSuccess()) {
                  var _ = done.channel().writeAndFlush(call);
                } else {
                  way.shortage().see(done.cause());
                  call.release();
                  tell(null);
                }
              });
    }

    private void tell(@Nullable FullHttpResponse answer) {
      Consumer<@Nullable FullHttpResponse> next = waiting;
      waiting = null;
      if (next != null) {
        next.accept(answer);
      } else if (answer != null) {
        answer.release();
      }
    }

    private void leave() {
      Channel known = channel;
      channel = null;
      if (known != null) {
        var _ = known.close();
      }
    }

    private final class Answers extends SimpleChannelInboundHandler<FullHttpResponse> {
      @Override
      protected void channelRead0(ChannelHandlerContext on, FullHttpResponse answer) {
        if (answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
          // The answer itself is still to come (RFC 9110 §15.2).
          return;
        }
        if (!HttpUtil.isKeepAlive(answer)) {
          leave();
        }
        tell(answer.retain());
      }

      /// An idle connection that the real one ends, ends for the caller, too: else it would take it for open.
      @Override
      public void channelInactive(ChannelHandlerContext on) {
        if (waiting != null) {
          tell(null);
        } else if (on.channel().equals(channel)) {
          var _ = from.close();
        }
      }

      @Override
      public void exceptionCaught(ChannelHandlerContext on, Throwable cause) {
        tell(null);
        var _ = on.close();
      }
    }
  }
}
