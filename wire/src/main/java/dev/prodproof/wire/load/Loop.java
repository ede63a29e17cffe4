package dev.prodproof.wire.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The sockets of one thread: epoll where there is one, else NIO. It runs only when it is told to.
final class Loop {
  private final ManualIoEventLoop loop;
  private final Class<? extends Channel> kind;

  /// For the thread that calls it.
  Loop() {
    boolean epoll = Epoll.isAvailable();
    this.kind = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    this.loop =
        new ManualIoEventLoop(
            Thread.currentThread(),
            epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
  }

  Bootstrap bootstrap(Duration patience) {
    return Road.bootstrap(loop, kind, patience);
  }

  /// Does what there is to do, waiting for it at most so long; 0 or less for not at all.
  void run(long nanos) {
    if (nanos > 0) {
      loop.run(nanos);
    } else {
      loop.runNow();
    }
  }

  /// Ends a wait from another thread.
  void wake() {
    loop.wakeup();
  }

  void close() {
    var _ = loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    while (!loop.isTerminated()) {
      loop.run(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
