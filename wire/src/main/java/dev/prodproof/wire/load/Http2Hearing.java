package dev.prodproof.wire.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;

/// What the other end of an HTTP/2 connection says.
final class Http2Hearing extends Http2FrameAdapter {
  /// So many bytes of answers, and the connection's window is opened again.
  private static final int OFTEN = 1 << 30;

  private final Http2Connection connection;
  private int read;

  Http2Hearing(Http2Connection connection) {
    this.connection = connection;
  }

  @Override
  public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) {
    Frames.settled(connection.out());
    Integer window = settings.initialWindowSize();
    if (window != null) {
      connection.firstWindow(window);
    }
    Long streams = settings.maxConcurrentStreams();
    if (streams != null || connection.silent()) {
      connection.allow(streams == null ? Integer.MAX_VALUE : streams);
    }
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context,
      int stream,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean end) {
    onHeadersRead(context, stream, headers, padding, end);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int id, Http2Headers headers, int padding, boolean end) {
    Http2Stream stream = connection.underWay(id);
    if (stream == null) {
      return;
    }
    int status = stream.status == 0 ? status(headers.status()) : stream.status;
    // Those below 200 are only on the way (RFC 9110, 15.2).
    if (status >= 200) {
      stream.status = status;
      stream.invited |= OperationCounts.refuses(status) && headers.contains("retry-after");
    }
    if (status < 100) {
      connection.failed(stream, Failure.UNREADABLE);
    } else if (end) {
      ended(stream);
    }
  }

  private static int status(CharSequence text) {
    if (text == null || text.length() != 3) {
      return 0;
    }
    int status = 0;
    for (int i = 0; i < 3; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      status = 10 * status + digit;
    }
    return status;
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int id, ByteBuf data, int padding, boolean end) {
    int bytes = data.readableBytes() + padding;
    read += bytes;
    if (read >= OFTEN) {
      Frames.widen(read, connection.out());
      read = 0;
    }
    Http2Stream stream = connection.underWay(id);
    if (stream != null && end) {
      ended(stream);
    }
    return bytes;
  }

  private void ended(Http2Stream stream) {
    if (stream.status == 0) {
      connection.failed(stream, Failure.UNREADABLE);
    } else {
      connection.answered(stream);
    }
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext context, int id, long error) {
    Http2Stream stream = connection.underWay(id);
    if (stream != null) {
      boolean refused = error == Frames.REFUSED_STREAM;
      connection.failed(stream, refused ? Failure.REFUSED : Failure.RESET);
    }
  }

  @Override
  public void onPingRead(ChannelHandlerContext context, long data) {
    Frames.pong(data, connection.out());
  }

  @Override
  public void onGoAwayRead(ChannelHandlerContext context, int last, long error, ByteBuf why) {
    connection.leave(last);
  }

  @Override
  public void onWindowUpdateRead(ChannelHandlerContext context, int stream, int increment) {
    connection.widen(stream, increment);
  }
}
