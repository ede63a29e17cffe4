package dev.prodproof.lab.proxy;

import dev.prodproof.facts.Header;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers the calls of one connection: with what the real one says, or with the fault that is set.
final class Answering extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final String DRIPPED = "{\"slow\":\"" + "z".repeat(600) + "\"}";

  /// A call that is to be passed on, and how much later its answer is told.
  private record Pending(FullHttpRequest call, long id, Duration late) {}

  private final Supplier<@Nullable Fault> fault;
  private final Tap tap;
  private final Onward onward;
  private final Queue<Pending> waiting = new ArrayDeque<>();
  private Onward.@Nullable Line line;
  private boolean telling;

  Answering(Supplier<@Nullable Fault> fault, Tap tap, Onward onward) {
    this.fault = fault;
    this.tap = tap;
    this.onward = onward;
  }

  /// Whether calls under it stay without an end.
  static boolean holds(Fault fault) {
    return switch (fault) {
      case Fault.BlackHole _, Fault.Drip _ -> true;
      case Fault.Refuse _,
          Fault.Reset _,
          Fault.ResetAtOnce _,
          Fault.Late _,
          Fault.Cut _,
          Fault.Says _,
          Fault.Bulk _ ->
          false;
    };
  }

  /// Ends it with RST.
  static void reset(Channel channel) {
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    var _ = channel.close();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext on, FullHttpRequest call) {
    Fault now = fault.get();
    long id = tap.see(call, now);
    if (now == null) {
      pass(on, call, id, Duration.ZERO);
      return;
    }
    switch (now) {
      case Fault.BlackHole _ -> {}
      case Fault.Refuse _, Fault.Reset _, Fault.ResetAtOnce _ -> reset(on.channel());
      case Fault.Late(Duration by) -> pass(on, call, id, by);
      case Fault.Drip(Duration every) -> drip(on, id, every);
      case Fault.Cut(String _, String answer) -> {
        tap.told(id, 0);
        var _ = raw(on, answer).addListener(ChannelFutureListener.CLOSE);
      }
      case Fault.Says(String _, int status, List<Header> headers, String body) ->
          say(on, id, response(status, headers, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8)));
      case Fault.Bulk(int bytes, String beginning) ->
          say(on, id, response(200, List.of(), Unpooled.wrappedBuffer(bulk(bytes, beginning))));
    }
  }

  /// Callers that send a second call before the first one's answer wait for it: answers come in the
  /// order of the calls (RFC 9112 §9.3.2).
  private void pass(ChannelHandlerContext on, FullHttpRequest call, long id, Duration late) {
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

  @Override
  public void channelInactive(ChannelHandlerContext on) {
    waiting.forEach(one -> one.call().release());
    waiting.clear();
    on.fireChannelInactive();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext on) {
    Onward.Line known = line;
    if (known != null) {
      known.read(on.channel().isWritable());
    }
    on.fireChannelWritabilityChanged();
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
      then(() -> reset(on.channel()));
    }

    private void then(Runnable step) {
      if (late.isZero()) {
        step.run();
      } else {
        var _ = on.executor().schedule(step, late.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private void say(ChannelHandlerContext on, long id, FullHttpResponse answer) {
    tap.told(id, answer.status().code());
    var _ = on.writeAndFlush(answer);
  }

  private static FullHttpResponse response(int status, List<Header> headers, ByteBuf body) {
    var answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), body);
    answer.headers().set("Content-Type", "application/json");
    headers.forEach(header -> answer.headers().set(header.name(), header.value()));
    if (status != 204 && status != 304) {
      HttpUtil.setContentLength(answer, body.readableBytes());
    }
    return answer;
  }

  private static byte[] bulk(int bytes, String beginning) {
    byte[] body = new byte[bytes];
    Arrays.fill(body, (byte) ' ');
    byte[] head = beginning.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(head, 0, body, 0, Math.min(head.length, bytes));
    return body;
  }

  private void drip(ChannelHandlerContext on, long id, Duration every) {
    tap.told(id, 200);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + DRIPPED.length()
            + "\r\n\r\n";
    var _ = raw(on, head);
    next(on, 0, every);
  }

  private static void next(ChannelHandlerContext on, int at, Duration every) {
    if (at < DRIPPED.length() && on.channel().isActive()) {
      var _ = raw(on, DRIPPED.substring(at, at + 1));
      var _ =
          on.executor()
              .schedule(() -> next(on, at + 1, every), every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /// Past the codec, which knows whole messages alone.
  private static io.netty.channel.ChannelFuture raw(ChannelHandlerContext on, String text) {
    return on.pipeline()
        .context(HttpServerCodec.class)
        .writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext on, Throwable cause) {
    // The caller went away or doesn't speak HTTP.
    var _ = on.close();
  }
}
