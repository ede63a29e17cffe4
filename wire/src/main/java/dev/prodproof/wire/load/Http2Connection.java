package dev.prodproof.wire.load;

import dev.prodproof.core.Unusable;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.util.collection.IntObjectHashMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An HTTP/2 connection (RFC 9113) with a lane for each stream that may be open at a time. Frames are
/// read by Netty and written by us: what a request needs is known beforehand.
final class Http2Connection extends ByteToMessageDecoder implements Carriage.Traveller {
  private static final int HEADERS_AT_MOST = 64 << 10;

  /// Stream numbers are 31 bits (RFC 9113, 5.1.1).
  private static final int LAST = Integer.MAX_VALUE - 2;

  /// What the connections of one thread share.
  static final class Shared implements Carriage {
    private final Traffic traffic;
    private final Lanes lanes;
    private final RequestFrames[] operations;
    private final int streams;
    private final Consumer<RuntimeException> refused;
    private final List<Http2Connection> unflushed = new ArrayList<>();
    private boolean spoken;

    /// @param refused hears where the target doesn't speak HTTP/2
    Shared(
        Traffic traffic,
        Lanes lanes,
        RequestFrames[] operations,
        int streams,
        Consumer<RuntimeException> refused) {
      this.traffic = traffic;
      this.lanes = lanes;
      this.operations = operations;
      this.streams = streams;
      this.refused = refused;
    }

    @Override
    public String name() {
      return ApplicationProtocolNames.HTTP_2;
    }

    @Override
    public Traffic traffic() {
      return traffic;
    }

    @Override
    public Traveller on(Channel channel) {
      return new Http2Connection(channel, this);
    }

    @Override
    public void flush() {
      for (int i = 0; i < unflushed.size(); i++) {
        unflushed.get(i).flush();
      }
      unflushed.clear();
    }
  }

  private final Channel channel;
  private final Shared shared;
  private final DefaultHttp2FrameReader reader =
      new DefaultHttp2FrameReader(new DefaultHttp2HeadersDecoder(false, HEADERS_AT_MOST));
  private final Http2Hearing hearing = new Http2Hearing(this);
  private final IntObjectHashMap<Http2Stream> underWay = new IntObjectHashMap<>();
  private final List<Http2Stream> all = new ArrayList<>();
  private int next = 1;
  private int allowed = Integer.MAX_VALUE;
  private long window = Frames.USUAL_WINDOW;
  private int firstWindow = Frames.USUAL_WINDOW;
  private boolean settled;
  private boolean leaving;
  private boolean reset;
  private boolean broken;
  private @Nullable ByteBuf out;

  Http2Connection(Channel channel, Shared shared) {
    this.channel = channel;
    this.shared = shared;
  }

  @Override
  public void ready() {
    Frames.greet(out());
    flush();
  }

  /// What leaves soon, together with what else was sent in this turn.
  ByteBuf out() {
    if (out == null) {
      out = channel.alloc().directBuffer();
      shared.unflushed.add(this);
    }
    return out;
  }

  private void flush() {
    ByteBuf bytes = out;
    out = null;
    if (bytes != null) {
      var _ = channel.writeAndFlush(bytes, channel.voidPromise());
    }
  }

  /// The target said how many streams may be open at a time.
  void allow(long streams) {
    allowed = (int) Math.min(shared.streams, streams);
    var room = new ArrayList<Http2Stream>();
    while (all.size() < allowed && !leaving) {
      var stream = new Http2Stream(this);
      room.add(stream);
      all.add(stream);
    }
    if (room.isEmpty()) {
      return;
    }
    List<Lane> lanes = room.stream().map(stream -> stream.lane).toList();
    if (settled) {
      shared.lanes.widened(lanes);
      shared.traffic.freed(lanes);
    } else {
      settled = true;
      shared.spoken = true;
      shared.traffic.opened(lanes);
    }
  }

  /// Without a word of it, the target allows any number.
  boolean silent() {
    return !settled;
  }

  void send(Http2Stream stream) {
    Lane lane = stream.lane;
    RequestFrames operation = shared.operations[lane.operation];
    stream.begin(next, firstWindow);
    next += 2;
    leaving |= next >= LAST;
    underWay.put(stream.id, stream);
    operation.head(lane.k, stream.id, out());
    int length = operation.bodyLength(lane.k);
    if (length > 0) {
      ByteBuf body = channel.alloc().directBuffer(length);
      operation.body(lane.k, body);
      stream.rest = body;
      pump(stream);
    }
  }

  private void pump(Http2Stream stream) {
    ByteBuf rest = stream.rest;
    while (rest != null && rest.isReadable() && Math.min(window, stream.window) > 0) {
      long room = Math.min(Math.min(window, stream.window), Frames.LARGEST);
      int length = (int) Math.min(room, rest.readableBytes());
      Frames.data(rest, length, stream.id, out());
      window -= length;
      stream.window -= length;
    }
    if (rest != null && !rest.isReadable()) {
      stream.drop();
    }
  }

  /// @param stream 0 for the whole connection
  void widen(int stream, int bytes) {
    if (stream == 0) {
      window += bytes;
      underWay.values().forEach(this::pump);
      return;
    }
    Http2Stream one = underWay.get(stream);
    if (one != null) {
      one.window += bytes;
      pump(one);
    }
  }

  void firstWindow(int bytes) {
    for (Http2Stream stream : underWay.values()) {
      stream.window += bytes - firstWindow;
      pump(stream);
    }
    firstWindow = bytes;
  }

  @Nullable Http2Stream underWay(int stream) {
    return underWay.get(stream);
  }

  /// Its answer is complete.
  void answered(Http2Stream stream) {
    underWay.remove(stream.id);
    if (stream.rest != null) {
      // The answer came before the question was asked in full.
      Frames.cancel(stream.id, out());
      stream.drop();
    }
    shared.traffic.answered(stream.lane, stream.status, stream.invited, usable());
  }

  /// It has no answer, and the connection goes on.
  void failed(Http2Stream stream, Failure why) {
    underWay.remove(stream.id);
    stream.drop();
    shared.traffic.failed(stream.lane, why);
    if (usable()) {
      shared.traffic.freed(List.of(stream.lane));
    } else {
      retire(stream);
    }
  }

  private boolean usable() {
    return !leaving && all.size() <= allowed;
  }

  void cancel(Http2Stream stream) {
    underWay.remove(stream.id);
    stream.drop();
    Frames.cancel(stream.id, out());
    if (usable()) {
      shared.lanes.release(stream.lane);
    } else {
      retire(stream);
    }
  }

  void retire(Http2Stream stream) {
    if (all.remove(stream)) {
      shared.lanes.gone(stream.lane, all.isEmpty());
      if (all.isEmpty()) {
        flush();
        var _ = channel.close();
      }
    }
  }

  /// The target takes nothing new on this connection.
  ///
  /// @param last stream that it looked at, or may have
  void leave(int last) {
    leaving = true;
    for (Http2Stream stream : List.copyOf(all)) {
      if (!stream.lane.busy) {
        retire(stream);
      } else if (stream.id > last) {
        underWay.remove(stream.id);
        stream.drop();
        shared.traffic.unprocessed(stream.lane);
        retire(stream);
      }
    }
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> nothing)
      throws Http2Exception {
    reader.readFrame(context, in, hearing);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    super.channelReadComplete(context);
    flush();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    reset |= cause instanceof IOException;
    broken |= cause.getCause() instanceof Http2Exception;
    var _ = context.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    super.channelInactive(context);
    if (!settled) {
      shared.traffic.unopened();
      if (!shared.spoken && !leaving) {
        String what = broken ? "answers with something else" : "closes the connection";
        shared.refused.accept(
            new Unusable("the target " + what + " when it is spoken to in HTTP/2; leave --http2 out"));
      }
    }
    Failure why = broken ? Failure.UNREADABLE : reset ? Failure.RESET : Failure.CLOSED;
    List<Http2Stream> left = List.copyOf(all);
    all.clear();
    for (int i = 0; i < left.size(); i++) {
      Http2Stream stream = left.get(i);
      shared.lanes.gone(stream.lane, i == left.size() - 1);
      stream.drop();
    }
    left.forEach(stream -> shared.traffic.failed(stream.lane, why));
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext context) {
    if (out != null) {
      out.release();
      out = null;
    }
    reader.close();
  }
}
