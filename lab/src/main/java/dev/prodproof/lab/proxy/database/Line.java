package dev.prodproof.lab.proxy.database;

import dev.prodproof.lab.proxy.Sockets;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A connection of the service, and ours to the real database in its name. Both live on one event loop, so
/// nothing here is locked; neither end is read while the other can't take more.
final class Line implements Wires {
  private final long number;
  private final Channel service;
  private final Database.Place place;
  private final Desk desk;
  private @Nullable Channel database;
  private volatile @Nullable Dialogue dialogue;
  /// Nanoseconds by which the latest answer was put off, while any is.
  private long lately;

  private int putOff;
  private boolean held;

  Line(long number, Channel service, Database.Place place, Desk desk) {
    this.number = number;
    this.service = service;
    this.place = place;
    this.desk = desk;
  }

  void begin(Dialect dialect) {
    Dialogue talk = dialect.begin(number, this, desk);
    dialogue = talk;
    if (desk.fault() instanceof DatabaseFault.NoGreeting fault) {
      desk.met(fault, number, "");
      held = true;
      return;
    }
    var _ =
        new Bootstrap()
            .group(service.eventLoop())
            .channel(Sockets.line())
            .option(ChannelOption.ALLOCATOR, Sockets.MEMORY)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.AUTO_READ, false)
            .handler(new Ear(talk::fromDatabase, () -> service))
            .connect(place.at())
            .addListener((ChannelFuture connecting) -> joined(connecting, talk));
  }

  private void joined(ChannelFuture connecting, Dialogue talk) {
    if (!connecting.isSuccess()) {
      desk.shortage().see(connecting.cause());
      desk.hindered(
          Obstacle.UNREACHABLE,
          "nothing answers at %s:%d: start the database, or correct `at` of `%s`"
              .formatted(place.at().getHostString(), place.at().getPort(), place.name()));
      reset();
      return;
    }
    Channel other = connecting.channel();
    database = other;
    if (!service.isActive()) {
      Sockets.leave(other);
      return;
    }
    service.pipeline().addLast(new Ear(talk::fromService, () -> other));
    service.config().setAutoRead(true);
    other.config().setAutoRead(true);
  }

  /// @param idle strikes it only where it is idle
  /// @return done once it was struck
  Future<?> strike(DatabaseFault by, boolean idle) {
    return service
        .eventLoop()
        .submit(
            () -> {
              Dialogue talk = dialogue;
              if (!service.isActive() || (idle && (talk == null || !talk.idle()))) {
                return;
              }
              desk.met(by, number, "");
              reset();
            });
  }

  @Override
  public void hold() {
    held = true;
  }

  void letGo() {
    service
        .eventLoop()
        .execute(
            () -> {
              if (held) {
                reset();
              }
            });
  }

  boolean inTransaction() {
    Dialogue talk = dialogue;
    return talk != null && talk.inTransaction();
  }

  void over() {
    Dialogue talk = dialogue;
    if (talk != null) {
      talk.over();
    }
    if (database != null) {
      // Buffered words reach it first: a commit that was sent stays sent.
      Sockets.leave(database);
    }
  }

  @Override
  public ByteBufAllocator memory() {
    return service.alloc();
  }

  @Override
  public void toDatabase(ByteBuf bytes) {
    if (database == null) {
      bytes.release();
    } else {
      var _ = database.writeAndFlush(bytes);
    }
  }

  @Override
  public void toService(ByteBuf bytes) {
    long late = desk.lateness().toNanos();
    if (late == 0 && putOff == 0) {
      var _ = service.writeAndFlush(bytes);
      return;
    }
    // What comes later must not overtake, even when the fault was healed in between.
    lately = Math.max(late, putOff == 0 ? 0 : lately);
    putOff++;
    var _ =
        service
            .eventLoop()
            .schedule(
                () -> {
                  putOff--;
                  var _ = service.writeAndFlush(bytes);
                },
                lately,
                TimeUnit.NANOSECONDS);
  }

  @Override
  public void reset() {
    Sockets.reset(service);
  }

  @Override
  public void end() {
    if (service.isActive()) {
      Sockets.leave(service);
    }
  }

  /// Hears one end; stops hearing while the other is full, and ends with it.
  private static final class Ear extends ChannelInboundHandlerAdapter {
    private final Consumer<ByteBuf> words;
    private final Supplier<Channel> other;

    Ear(Consumer<ByteBuf> words, Supplier<Channel> other) {
      this.words = words;
      this.other = other;
    }

    @Override
    public void channelRead(ChannelHandlerContext on, Object bytes) {
      words.accept((ByteBuf) bytes);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext on) {
      other.get().config().setAutoRead(on.channel().isWritable());
      on.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext on) {
      Channel left = other.get();
      if (left.isActive()) {
        Sockets.leave(left);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext on, Throwable cause) {
      // The other side went away; that is all there is to know.
      var _ = on.close();
    }
  }
}
