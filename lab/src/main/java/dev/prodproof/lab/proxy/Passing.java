package dev.prodproof.lab.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Passes the calls of one connection on, and what comes back as it comes.
final class Passing {
  /// A call that is to be passed on, and how much later its answer is told.
  private record Pending(FullHttpRequest call, long id, Duration late) {}

  private final Tap tap;
  private final Onward onward;
  private final Queue<Pending> waiting = new ArrayDeque<>();
  private Onward.@Nullable Line line;
  private boolean telling;

  Passing(Tap tap, Onward onward) {
    this.tap = tap;
    this.onward = onward;
  }

  /// Callers that send a second call before the first one's answer wait for it: answers come in the
  /// order of the calls (RFC 9112 §9.3.2).
  void pass(ChannelHandlerContext on, FullHttpRequest call, long id, Duration late) {
    var one = new Pending(call.retain(), id, late);
    if (telling) {
      waiting.add(one);
    } else {
      telling = true;
      send(on, one);
    }
  }

  private void send(ChannelHandlerContext on, Pending one) {
    line(on.channel()).send(one.call(), new Telling(on, one));
  }

  private Onward.Line line(Channel from) {
    Onward.Line known = line;
    if (known == null) {
      known = onward.line(from);
      line = known;
    }
    return known;
  }

  private void told(ChannelHandlerContext on) {
    Pending next = waiting.poll();
    telling = next != null;
    if (next != null) {
      send(on, next);
    }
  }

  /// The caller is gone.
  void forget() {
    waiting.forEach(one -> one.call().release());
    waiting.clear();
  }

  /// Lets the real one wait while the caller doesn't read.
  void writable(boolean is) {
    Onward.Line known = line;
    if (known != null) {
      known.read(is);
    }
  }

  /// Passes one answer on, as it comes or so much later.
  private final class Telling implements Onward.Hearer {
    private final ChannelHandlerContext on;
    private final long id;
    private final Duration late;
    private final boolean chunks;
    private boolean kept;

    Telling(ChannelHandlerContext on, Pending one) {
      this.on = on;
      this.id = one.id();
      this.late = one.late();
      this.kept = HttpUtil.isKeepAlive(one.call());
      this.chunks = one.call().protocolVersion().equals(HttpVersion.HTTP_1_1);
    }

    @Override
    public void head(HttpResponse head) {
      then(
          () -> {
            tap.told(id, head.status().code());
            frame(head);
            HttpUtil.setKeepAlive(head, kept);
            var _ = on.write(head);
          });
    }

    /// An answer that ends with its connection does so for the caller, too, unless there are chunks.
    private void frame(HttpResponse head) {
      boolean chunked = HttpUtil.isTransferEncodingChunked(head);
      if (chunks && !chunked && !HttpUtil.isContentLengthSet(head) && !bodiless(head)) {
        HttpUtil.setTransferEncodingChunked(head, true);
      } else if (!chunks && !HttpUtil.isContentLengthSet(head)) {
        HttpUtil.setTransferEncodingChunked(head, false);
        kept = false;
      }
    }

    private static boolean bodiless(HttpResponse head) {
      return head.status().code() == 204 || head.status().code() == 304;
    }

    @Override
    public void piece(HttpContent piece, boolean last) {
      then(
          () -> {
            var written = on.writeAndFlush(piece);
            if (last && !kept) {
              var _ = written.addListener(ChannelFutureListener.CLOSE);
            }
            if (last) {
              told(on);
            }
          });
    }

    @Override
    public void broken() {
      // As it would be without us: the caller learns that the other end is gone.
      then(() -> Sockets.reset(on.channel()));
    }

    private void then(Runnable step) {
      if (late.isZero()) {
        step.run();
      } else {
        var _ = on.executor().schedule(step, late.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }
}
