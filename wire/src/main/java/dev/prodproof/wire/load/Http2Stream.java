package dev.prodproof.wire.load;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// One lane of an HTTP/2 connection: its requests follow each other on streams of their own.
final class Http2Stream implements Lane.Carrier {
  private final Http2Connection connection;
  final Lane lane = new Lane(this);

  /// Of the request under way.
  int id;

  /// 0 before the answer's head.
  int status;

  boolean invited;

  /// Bytes of content that the target still takes.
  long window;

  /// What the windows held back of the request's content.
  @Nullable ByteBuf rest;

  Http2Stream(Http2Connection connection) {
    this.connection = connection;
  }

  void begin(int number, long room) {
    id = number;
    window = room;
    status = 0;
    invited = false;
  }

  void drop() {
    if (rest != null) {
      rest.release();
      rest = null;
    }
  }

  @Override
  public void send(Lane busy) {
    connection.send(this);
  }

  @Override
  public void cancel(Lane given) {
    connection.cancel(this);
  }

  @Override
  public void close() {
    connection.retire(this);
  }
}
