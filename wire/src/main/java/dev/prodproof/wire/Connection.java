package dev.prodproof.wire;

import dev.prodproof.facts.Exchange.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection, carrying one call at a time.
final class Connection extends ChannelInboundHandlerAdapter {
  private final Connections home;
  private final Channel channel;
  private @Nullable Conversation talk;
  private @Nullable Pieces pieces;
  private boolean ready;
  private boolean waiting;
  // A write may tell that there is room again before it returns.
  private boolean writing;
  private volatile long idleSince;

  Connection(Connections home, Channel channel, Conversation first) {
    this.home = home;
    this.channel = channel;
    this.talk = first;
  }

  boolean alive() {
    return channel.isActive();
  }

  void close() {
    var _ = channel.close();
  }

  EventLoop loop() {
    return channel.eventLoop();
  }

  long idleNanos() {
    return System.nanoTime() - idleSince;
  }

  /// On its loop: connected, and agreed on TLS where there is any.
  void ready() {
    Conversation current = talk;
    ready = true;
    if (current != null && !current.ended()) {
      current.carriedBy(this, false);
      begin(current);
    }
  }

  /// On its loop: another call over the kept connection.
  void carry(Conversation next) {
    talk = next;
    next.carriedBy(this, true);
    begin(next);
  }

  private void begin(Conversation current) {
    pieces = new Pieces(current.out());
    write();
  }

  // Piece by piece while the socket takes them, so that a large body never waits in memory twice.
  private void write() {
    if (writing) {
      return;
    }
    writing = true;
    while (talk != null && pieces != null && !waiting && roomToWrite()) {
      piece(talk, pieces);
    }
    channel.flush();
    writing = false;
  }

  private boolean roomToWrite() {
    if (!channel.isWritable()) {
      channel.flush();
    }
    return channel.isWritable();
  }

  private void piece(Conversation current, Pieces from) {
    ByteBuf buffer = channel.alloc().buffer(from.room());
    int bytes = from.next(buffer);
    channel
        .write(buffer)
        .addListener(
            sent -> {
              if (sent.isSuccess()) {
                current.wrote(bytes);
              }
            });
    if (!from.left()) {
      pieces = null;
    } else if (current.out().call().framing() instanceof Call.Framing.Dribble dribble) {
      waiting = true;
      long nanos = dribble.every().toNanos();
      var _ = channel.eventLoop().schedule(this::goOn, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void goOn() {
    waiting = false;
    write();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    write();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf in = (ByteBuf) message;
    try {
      if (talk == null || !ready) {
        close();
      } else {
        talk.received(in);
      }
    } finally {
      in.release();
    }
  }

  /// From its conversation: it is over.
  void done(boolean reusable) {
    boolean wholeSent = pieces == null;
    talk = null;
    pieces = null;
    if (reusable && wholeSent && channel.isActive()) {
      idleSince = System.nanoTime();
      home.keep(this);
    } else {
      close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    ended(true);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!ready && talk != null) {
      talk.failed(Reason.TLS, Handshakes.sentence(cause, home.origin()));
    } else {
      ended(false);
    }
    close();
  }

  private void ended(boolean orderly) {
    Conversation current = talk;
    talk = null;
    if (current == null) {
      return;
    }
    if (current.onDeadKept()) {
      home.lostKept();
    }
    if (!ready) {
      current.failed(Reason.DROPPED, "the connection was closed while TLS was being agreed on");
    } else if (current.mayGoAgain()) {
      home.again(current);
    } else {
      current.closed(orderly);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
      ready();
    } else if (event instanceof SslHandshakeCompletionEvent handshake && talk != null) {
      talk.failed(Reason.TLS, Handshakes.sentence(handshake.cause(), home.origin()));
    }
  }
}
