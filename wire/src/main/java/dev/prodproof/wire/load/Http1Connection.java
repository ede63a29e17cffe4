package dev.prodproof.wire.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.List;

/// An HTTP/1.1 connection: one lane, no pipelining.
final class Http1Connection extends ChannelInboundHandlerAdapter
    implements Lane.Carrier, Carriage.Traveller {
  private static final int USUAL = 512;

  /// What the connections of one thread share.
  ///
  /// @param scratch bytes on their way to the reader
  record Shared(Traffic traffic, Lanes lanes, RequestBytes[] operations, byte[] scratch)
      implements Carriage {
    @Override
    public String name() {
      return ApplicationProtocolNames.HTTP_1_1;
    }

    @Override
    public Traveller on(Channel channel) {
      return new Http1Connection(channel, this);
    }

    @Override
    public void flush() {
      // Each request leaves at once.
    }
  }

  private final Shared shared;
  private final Lane lane = new Lane(this);
  private final AnswerReader reader = new AnswerReader();
  private final Channel channel;
  private ByteBuf request;
  private int written = -1;
  private boolean reset;
  // It carried an answer before.
  private boolean kept;

  Http1Connection(Channel channel, Shared shared) {
    this.channel = channel;
    this.shared = shared;
    this.request = channel.alloc().directBuffer(USUAL);
  }

  @Override
  public void ready() {
    shared.traffic().opened(List.of(lane));
  }

  @Override
  public void send(Lane busy) {
    RequestBytes operation = shared.operations()[lane.operation];
    write(operation);
    reader.expect(operation.bodyless());
    var _ = channel.writeAndFlush(request.retain(), channel.voidPromise());
  }

  // The same bytes stay where they are; the last request has left, else it would have no answer.
  private void write(RequestBytes operation) {
    if (request.refCnt() > 1) {
      request.release();
      request = channel.alloc().directBuffer(USUAL);
      written = -1;
    }
    if (operation.fixed() && written == lane.operation) {
      request.readerIndex(0);
      return;
    }
    request.clear();
    operation.write(lane.k, request);
    written = operation.fixed() ? lane.operation : -1;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      take((ByteBuf) message);
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void take(ByteBuf bytes) {
    if (!lane.busy) {
      // Nobody asked.
      close();
      return;
    }
    long skipped = Math.min(reader.skippable(), bytes.readableBytes());
    if (skipped > 0) {
      reader.skip(skipped);
      bytes.skipBytes((int) skipped);
    }
    while (bytes.isReadable() && !reader.done() && !reader.broken()) {
      int some = Math.min(bytes.readableBytes(), shared.scratch().length);
      int from = bytes.readerIndex();
      bytes.getBytes(from, shared.scratch(), 0, some);
      bytes.readerIndex(from + reader.read(shared.scratch(), 0, some));
    }
    if (reader.broken()) {
      shared.traffic().failed(lane, Failure.UNREADABLE);
      close();
    } else if (reader.done()) {
      kept = true;
      boolean reusable = reader.reusable() && !bytes.isReadable();
      shared.traffic().answered(lane, reader.status(), reader.invited(), reusable);
    }
  }

  @Override
  public void cancel(Lane given) {
    close();
  }

  @Override
  public void close() {
    if (lane.open) {
      shared.lanes().gone(lane, true);
    }
    var _ = channel.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    reset |= cause instanceof IOException;
    var _ = context.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (lane.open) {
      shared.lanes().gone(lane, true);
    }
    if (lane.busy) {
      if (!reset && reader.closed()) {
        shared.traffic().answered(lane, reader.status(), reader.invited(), false);
      } else if (closedWhileKept()) {
        shared.traffic().unprocessed(lane);
      } else {
        shared.traffic().failed(lane, reset ? Failure.RESET : Failure.CLOSED);
      }
    }
    context.fireChannelInactive();
  }

  /// A server may close a kept connection just when the next request is on its way (RFC 9112 §9.3.1);
  /// clients send it again on another one.
  private boolean closedWhileKept() {
    return kept && !reset && reader.untouched() && shared.operations()[lane.operation].repeatable();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    request.release();
  }
}
