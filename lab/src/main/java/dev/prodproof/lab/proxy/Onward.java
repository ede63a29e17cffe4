package dev.prodproof.lab.proxy;

import dev.prodproof.wire.Trust;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The way to the real dependency.
///
/// @param secure null for plain HTTP
record Onward(
    String host, int port, String authority, @Nullable SslContext secure, Shortage shortage) {
  private static final int LINE = 64 << 10;

  /// Of a body: in smaller ones, passing a large answer on is mostly system calls.
  private static final int PIECE = 256 << 10;

  /// Pieces that one answer is read in before another one has its turn.
  private static final int TURN = 2;

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
        .channel(Sockets.line())
        .option(ChannelOption.ALLOCATOR, Sockets.MEMORY)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(
            ChannelOption.RECVBUF_ALLOCATOR,
            new AdaptiveRecvByteBufAllocator(1 << 10, 4 << 10, PIECE).maxMessagesPerRead(TURN))
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                if (secure != null) {
                  channel.pipeline().addLast(secure.newHandler(channel.alloc(), host, port));
                }
                channel
                    .pipeline()
                    .addLast(new HttpClientCodec(LINE, LINE, PIECE))
                    .addLast(answers);
              }
            })
        .connect(host, port);
  }

  /// Who hears an answer: its head once, then its pieces as they come.
  interface Hearer {
    void head(HttpResponse head);

    /// @param piece to be released by whoever hears it
    void piece(HttpContent piece, boolean last);

    /// What was begun doesn't come to its end, or nothing came at all.
    void broken();
  }

  /// One call at a time; all of it happens on the loop of the caller's connection.
  static final class Line {
    private final Onward way;
    private final Channel from;
    private @Nullable Channel channel;
    private @Nullable Hearer waiting;

    private Line(Onward way, Channel from) {
      this.way = way;
      this.from = from;
      var _ = from.closeFuture().addListener(_ -> leave());
    }

    /// @param call is released in the end
    void send(FullHttpRequest call, Hearer hearer) {
      call.headers().set("Host", way.authority());
      HttpUtil.setKeepAlive(call, true);
      waiting = hearer;
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
                  broken();
                }
              });
    }

    /// Lets the real one wait while the caller doesn't read: what is held for it stays small.
    void read(boolean wanted) {
      Channel known = channel;
      if (known != null) {
        known.config().setAutoRead(wanted);
      }
    }

    private void broken() {
      Hearer hearer = waiting;
      waiting = null;
      if (hearer != null) {
        hearer.broken();
      }
    }

    private void leave() {
      Channel known = channel;
      channel = null;
      if (known != null) {
        Sockets.leave(known);
      }
    }

    private final class Answers extends SimpleChannelInboundHandler<HttpObject> {
      private boolean informational;
      private boolean kept;

      @Override
      protected void channelRead0(ChannelHandlerContext on, HttpObject part) {
        if (part.decoderResult().isFailure()) {
          broken();
          var _ = on.close();
          return;
        }
        Hearer hearer = waiting;
        if (part instanceof HttpResponse head) {
          // The answer itself is still to come (RFC 9110 §15.2).
          informational = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
          kept = HttpUtil.isKeepAlive(head);
          if (!informational && hearer != null) {
            hearer.head(head);
          }
        }
        if (part instanceof HttpContent piece && !informational && hearer != null) {
          boolean last = piece instanceof LastHttpContent;
          if (last) {
            waiting = null;
            if (!kept) {
              leave();
            }
          }
          hearer.piece(piece.retain(), last);
        }
      }

      /// An idle connection that the real one ends, ends for the caller, too: else it would take it for open.
      @Override
      public void channelInactive(ChannelHandlerContext on) {
        if (waiting != null) {
          broken();
        } else if (on.channel().equals(channel)) {
          Sockets.leave(from);
        }
      }

      @Override
      public void exceptionCaught(ChannelHandlerContext on, Throwable cause) {
        broken();
        var _ = on.close();
      }
    }
  }
}
