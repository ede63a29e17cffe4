package dev.prodproof.wire;

import dev.prodproof.facts.Exchange.Reason;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The connections to one origin: kept ones, latest first, and new ones.
final class Connections {
  // Some servers close each connection after its answer without having said so (uWSGI's router).
  private static final int MOST_LOST = 3;

  private final Origin origin;
  private final Gate gate;
  private final Limits limits;
  private final Bootstrap bootstrap;
  private final @Nullable SslContext tls;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile List<InetAddress> addresses = List.of();
  private volatile boolean closed;

  Connections(Origin origin, Gate gate, Wire.Settings settings, Bootstrap bootstrap) {
    this.origin = origin;
    this.gate = gate;
    this.limits = settings.limits();
    this.bootstrap = bootstrap;
    this.tls = origin.secure() ? settings.trust().context() : null;
  }

  Origin origin() {
    return origin;
  }

  /// A kept one that is fit to carry this; null where none is.
  @Nullable Connection kept(Outgoing out) {
    if (out.alone() || (!out.safe() && lost.get() >= MOST_LOST)) {
      return null;
    }
    long most = (out.safe() ? limits.idle() : Limits.FRESH).toNanos();
    for (Connection each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
      if (each.alive() && each.idleNanos() < most) {
        return each;
      }
      each.close();
    }
    return null;
  }

  /// A kept one was dead when something was sent on it. What may not be sent twice stays unanswered
  /// then; after a few of those it goes out on new ones.
  void lostKept() {
    lost.incrementAndGet();
  }

  void keep(Connection connection) {
    if (closed || idle.size() >= limits.connections()) {
      connection.close();
    } else {
      idle.addFirst(connection);
    }
  }

  /// On the conversation's loop.
  void begin(Conversation talk, @Nullable Connection kept, List<InetAddress> resolved) {
    addresses = resolved;
    if (kept != null && kept.alive()) {
      talk.arm(kept::close);
      kept.carry(talk);
    } else {
      open(talk, 0);
    }
  }

  void again(Conversation talk) {
    talk.again();
    open(talk, 0);
  }

  private void open(Conversation talk, int which) {
    InetAddress address = addresses.get(which);
    EventLoop loop = talk.loop();
    ChannelFuture connecting =
        bootstrap
            .clone(loop)
            .handler(new Opening(talk))
            .connect(new InetSocketAddress(address, origin.port()));
    talk.arm(
        () -> {
          var _ = connecting.channel().close();
        });
    connecting.addListener(
        connected -> {
          if (connected.isSuccess() || talk.ended()) {
            return;
          }
          if (Descriptors.exhausted(connected.cause())) {
            talk.refused(new Refused(Refused.Reason.EXHAUSTED, Descriptors.EXHAUSTED));
          } else if (which + 1 < addresses.size()) {
            open(talk, which + 1);
          } else {
            talk.failed(Reason.REFUSED, sentence(connected.cause(), address));
          }
        });
  }

  private String sentence(Throwable cause, InetAddress address) {
    String place = address.getHostAddress() + " port " + origin.port();
    boolean refused =
        cause instanceof ConnectException && String.valueOf(cause.getMessage()).contains("refused");
    return refused
        ? "nobody listens at " + place
        : "no connection to " + place + ": " + cause.getMessage();
  }

  void close() {
    closed = true;
    for (Connection each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
      each.close();
    }
  }

  /// Sets up a new connection; the gate looks at where it really leads before anything else
  /// happens.
  private final class Opening extends ChannelInitializer<Channel> {
    private final Conversation talk;

    Opening(Conversation talk) {
      this.talk = talk;
    }

    @Override
    protected void initChannel(Channel channel) {
      Connection connection = new Connection(Connections.this, channel, talk);
      channel.pipeline().addLast(new Doorkeeper(connection));
      if (tls != null) {
        SslHandler handler = tls.newHandler(channel.alloc(), origin.host(), origin.port());
        handler.setHandshakeTimeoutMillis(0);
        channel.pipeline().addLast(handler);
      }
      channel.pipeline().addLast(connection);
    }

    private final class Doorkeeper extends ChannelInboundHandlerAdapter {
      private final Connection connection;

      Doorkeeper(Connection connection) {
        this.connection = connection;
      }

      @Override
      public void channelActive(ChannelHandlerContext context) {
        try {
          InetSocketAddress reached = (InetSocketAddress) context.channel().remoteAddress();
          gate.reached(origin, reached.getAddress());
        } catch (Refused e) {
          talk.refused(e);
          connection.close();
          return;
        }
        context.fireChannelActive();
        if (tls == null) {
          connection.ready();
        }
        context.pipeline().remove(this);
      }
    }
  }
}
