package dev.prodproof.lab.proxy;

import dev.prodproof.wire.Trust;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.ssl.SslContext;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The way to the real dependency: a connection for each call.
///
/// @param secure null for plain HTTP
record Onward(String host, int port, String authority, @Nullable SslContext secure) {
  private static final int LONGEST = 64 << 20;

  /// @param trust who may vouch for it where it speaks TLS
  static Onward to(URI at, Trust trust) {
    boolean tls = "https".equalsIgnoreCase(at.getScheme());
    int port = at.getPort() > 0 ? at.getPort() : tls ? 443 : 80;
    return new Onward(at.getHost(), port, at.getRawAuthority(), tls ? trust.context() : null);
  }

  /// @param call is released in the end
  /// @param answered gets null, once, where no whole answer came
  void send(Channel from, FullHttpRequest call, Consumer<@Nullable FullHttpResponse> answered) {
    call.headers().set("Host", authority);
    call.headers().set("Connection", "close");
    var once = new Once(answered);
    ChannelFuture connecting =
        new Bootstrap()
            .group(from.eventLoop())
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    prepare(channel, once);
                  }
                })
            .connect(host, port);
    var _ =
        connecting.addListener(
            (ChannelFuture done) -> {
              if (done.isSuccess()) {
                var _ = done.channel().writeAndFlush(call);
              } else {
                call.release();
                once.accept(null);
              }
            });
    var _ =
        from.closeFuture()
            .addListener(
                _ -> {
                  var _ = connecting.channel().close();
                });
  }

  private void prepare(SocketChannel channel, Once once) {
    if (secure != null) {
      channel.pipeline().addLast(secure.newHandler(channel.alloc(), host, port));
    }
    channel
        .pipeline()
        .addLast(new HttpClientCodec())
        .addLast(new HttpObjectAggregator(LONGEST))
        .addLast(new Answer(once));
  }

  /// Whatever comes first counts.
  private static final class Once implements Consumer<@Nullable FullHttpResponse> {
    private final Consumer<@Nullable FullHttpResponse> next;
    private boolean over;

    Once(Consumer<@Nullable FullHttpResponse> next) {
      this.next = next;
    }

    @Override
    public void accept(@Nullable FullHttpResponse answer) {
      if (!over) {
        over = true;
        next.accept(answer);
      } else if (answer != null) {
        answer.release();
      }
    }
  }

  private static final class Answer extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final Once once;

    Answer(Once once) {
      this.once = once;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext on, FullHttpResponse answer) {
      once.accept(answer.retain());
      var _ = on.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext on) {
      once.accept(null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext on, Throwable cause) {
      once.accept(null);
      var _ = on.close();
    }
  }
}
