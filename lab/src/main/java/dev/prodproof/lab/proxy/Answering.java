package dev.prodproof.lab.proxy;

import dev.prodproof.facts.Header;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers the calls of one connection: with what the real one says, or with the fault that is set.
final class Answering extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final String DRIPPED = "{\"slow\":\"" + "z".repeat(600) + "\"}";

  private final Supplier<@Nullable Fault> fault;
  private final Tap tap;
  private final Passing passing;

  Answering(Supplier<@Nullable Fault> fault, Tap tap, Onward onward) {
    this.fault = fault;
    this.tap = tap;
    this.passing = new Passing(tap, onward);
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

  @Override
  protected void channelRead0(ChannelHandlerContext on, FullHttpRequest call) {
    Fault now = fault.get();
    long id = tap.see(call, now);
    if (now == null) {
      passing.pass(on, call, id, Duration.ZERO);
      return;
    }
    switch (now) {
      case Fault.BlackHole _ -> {}
      case Fault.Refuse _, Fault.Reset _, Fault.ResetAtOnce _ -> Sockets.reset(on.channel());
      case Fault.Late(Duration by) -> passing.pass(on, call, id, by);
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

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext on) {
    passing.writable(on.channel().isWritable());
    on.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext on) {
    passing.forget();
    on.fireChannelInactive();
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
