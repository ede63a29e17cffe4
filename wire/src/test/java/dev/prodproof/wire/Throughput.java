package dev.prodproof.wire;

import dev.prodproof.core.Impact;
import dev.prodproof.facts.Exchange;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Recorded exchanges a second, from virtual threads, against a server in the same JVM. Not a test:
/// a figure that depends on the machine proves nothing there.
final class Throughput {
  private static final byte[] OK =
      ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 27\r\n\r\n"
              + "{\"id\":1,\"name\":\"something\"}")
          .getBytes(StandardCharsets.US_ASCII);

  private Throughput() {}

  /// @param arguments virtual threads, seconds a round
  public static void main(String[] arguments) throws Exception {
    int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 16;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    Channel server = serve(group);
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Origin origin = new Origin("http", "127.0.0.1", port);
    var recorder = new Counting();
    var settings = Wire.Settings.of(InstantSource.system(), "throughput");
    try (var wire =
        new Wire(origin, new Gate(Gate.Terms.of(origin, Impact.READS)), recorder, settings)) {
      for (int round = 1; round <= 3; round++) {
        long before = recorder.recorded.get();
        Duration cpu = cpu();
        long took = load(wire, threads, seconds);
        long count = recorder.recorded.get() - before;
        double used = cpu().minus(cpu).toNanos() / 1e3 / count;
        System.out.printf(
            "round %d: %,.0f exchanges/s, %.0f µs of CPU each (client and server)%n",
            round, count * 1e9 / took, used);
      }
    }
    server.close().sync();
    group.shutdownGracefully().sync();
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static long load(Wire wire, int threads, int seconds) throws InterruptedException {
    long began = System.nanoTime();
    long end = began + seconds * 1_000_000_000L;
    Call call = Client.call("GET", "/things/1").header("Authorization", "Bearer 0123456789abcdef");
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      senders.add(Thread.ofVirtual().start(() -> sendUntil(end, wire, call)));
    }
    for (Thread sender : senders) {
      sender.join();
    }
    return System.nanoTime() - began;
  }

  private static void sendUntil(long end, Wire wire, Call call) {
    try {
      while (System.nanoTime() < end) {
        Exchange exchange = wire.send(call);
        if (exchange.status() != 200) {
          throw new IllegalStateException(exchange.toString());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Channel serve(EventLoopGroup group) throws InterruptedException {
    return new ServerBootstrap()
        .group(group)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new Answering());
              }
            })
        .bind("127.0.0.1", 0)
        .sync()
        .channel();
  }

  /// Every read is one whole request here: the client sends one at a time, in one write.
  private static final class Answering extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ((ByteBuf) message).release();
      var _ = context.writeAndFlush(Unpooled.wrappedBuffer(OK), context.voidPromise());
    }
  }

  private static final class Counting implements Recorder {
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong recorded = new AtomicLong();

    @Override
    public long next() {
      return last.incrementAndGet();
    }

    @Override
    public void sending(long id, Call call) {}

    @Override
    public void record(Exchange exchange) {
      recorded.incrementAndGet();
    }

    @Override
    public void stressing(String plan) {
      // Requests are counted one by one here.
    }
  }
}
