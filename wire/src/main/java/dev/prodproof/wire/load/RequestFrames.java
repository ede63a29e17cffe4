package dev.prodproof.wire.load;

import dev.prodproof.wire.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One operation, made ready: the frames of its HTTP/2 request, with the slots left open.
final class RequestFrames {
  /// They speak of the connection, which many requests share (RFC 9113, 8.2.2).
  private static final Set<String> NOT_HERE =
      Set.of("host", "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

  private final HeaderBlock head;
  private final Filling body;
  private final boolean empty;

  RequestFrames(Operation operation, Origin origin, long seed) {
    this.body = new Filling.Builder(~seed).add(operation.body()).build();
    this.empty = operation.body().parts().isEmpty();
    this.head =
        new HeaderBlock(seed)
            .method(operation.method())
            .scheme(origin.secure())
            .path(operation.target())
            .authority(given(operation, "host", origin.authority()));
    head.field("user-agent", given(operation, "user-agent", "prodproof"));
    head.field("accept", given(operation, "accept", "*/*"));
    for (Operation.Field field : operation.headers()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (!NOT_HERE.contains(name) && !Set.of("user-agent", "accept").contains(name)) {
        head.field(name, field.value());
      }
    }
    boolean expected = List.of("POST", "PUT").contains(operation.method());
    if (given(operation, "content-length", "").parts().isEmpty() && (!empty || expected)) {
      head.length(body);
    }
    head.done();
  }

  private static Template given(Operation operation, String name, String usual) {
    return operation.headers().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Operation.Field::value)
        .findFirst()
        .orElseGet(() -> Template.fixed(usual));
  }

  /// In bytes.
  int bodyLength(long k) {
    return empty ? 0 : body.length(k);
  }

  void head(long k, int stream, ByteBuf to) {
    int start = to.writerIndex();
    to.writeZero(Frames.HEAD);
    head.write(k, to);
    int length = to.writerIndex() - start - Frames.HEAD;
    int end = bodyLength(k) == 0 ? Frames.END_STREAM : 0;
    if (length > Frames.LARGEST) {
      ByteBuf block = to.copy(start + Frames.HEAD, length);
      to.writerIndex(start);
      inPieces(block, stream, end, to);
      block.release();
      return;
    }
    int after = to.writerIndex();
    to.writerIndex(start);
    Frames.head(length, Http2FrameTypes.HEADERS, Frames.END_HEADERS | end, stream, to);
    to.writerIndex(after);
  }

  private static void inPieces(ByteBuf block, int stream, int end, ByteBuf to) {
    int type = Http2FrameTypes.HEADERS;
    int flags = end;
    while (block.isReadable()) {
      int length = Math.min(Frames.LARGEST, block.readableBytes());
      flags |= length == block.readableBytes() ? Frames.END_HEADERS : 0;
      Frames.head(length, type, flags, stream, to);
      to.writeBytes(block, length);
      type = Http2FrameTypes.CONTINUATION;
      flags = 0;
    }
  }

  void body(long k, ByteBuf to) {
    body.write(k, to);
  }
}
