package dev.prodproof.lab.proxy;

import dev.prodproof.core.Unusable;
import dev.prodproof.wire.Trust;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.OptionalSslHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An HTTP dependency, seen through our proxy: on this machine alone. Requests are
/// passed on whole and one at a time, answers as they come.
///
/// It passes everything on until a fault is set; closing what [#broken] gave heals it.
public final class Upstream implements AutoCloseable {
  /// Requests longer than this aren't passed on.
  private static final int LONGEST = 64 << 20;

  private static final int LINE = 64 << 10;

  /// Pieces of an answer that are written with one system call at most.
  private static final int FLUSHES = 64;

  private final String name;
  private final int port;
  private final EventLoopGroup loops;
  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Tap tap;
  private final @Nullable OwnAuthority authority;
  private final Onward onward;
  private Channel door;
  private volatile @Nullable Fault fault;

  private Upstream(
      String name, int port, Onward onward, @Nullable OwnAuthority authority, InstantSource clock) {
    this.name = name;
    this.authority = authority;
    this.onward = onward;
    this.tap = new Tap(clock);
    this.loops = Sockets.loops("proxy");
    this.door = listen(port);
    this.port = ((java.net.InetSocketAddress) door.localAddress()).getPort();
  }

  /// @param at where the real one answers
  /// @param port to listen at; 0 for any free one
  /// @throws Unusable where it can't listen
  public static Upstream open(String name, URI at, int port, InstantSource clock) {
    return new Upstream(name, port, Onward.to(at, new Trust.Known()), null, clock);
  }

  /// The same for callers who speak TLS with us, too, as the real one does: both at the same port.
  ///
  /// @param trust who may vouch for the real one
  public static Upstream open(
      String name, URI at, int port, Trust trust, OwnAuthority authority, InstantSource clock) {
    return new Upstream(name, port, Onward.to(at, trust), authority, clock);
  }

  /// In the recipe.
  public String name() {
    return name;
  }

  public int port() {
    return port;
  }

  /// From now on each call meets the fault, until the result is closed.
  public synchronized Outage broken(Fault how) {
    fault = how;
    if (how instanceof Fault.Refuse) {
      var _ = door.close().awaitUninterruptibly();
      open.forEach(Sockets::reset);
    }
    return this::heal;
  }

  /// While it lasts, the dependency is broken.
  public interface Outage extends AutoCloseable {
    @Override
    void close();
  }

  /// Connections that are held are reset, so that nothing waits for an answer that never comes.
  private synchronized void heal() {
    Fault was = fault;
    fault = null;
    if (was != null && Answering.holds(was)) {
      open.forEach(Sockets::reset);
    }
    if (!door.isOpen() && !loops.isShuttingDown()) {
      door = listen(port);
    }
  }

  /// The latest call's id; 0 before the first.
  public long last() {
    return tap.last();
  }

  /// Calls that came later than that one, oldest first.
  public List<Passed> after(long id) {
    return tap.after(id);
  }

  /// How many connections were taken so far.
  public long connections() {
    return tap.connections();
  }

  /// Why some calls came to nothing, where that was for us.
  public Optional<String> shortage() {
    return onward.shortage().sentence();
  }

  private Channel listen(int at) {
    var starting =
        new ServerBootstrap()
            .group(loops)
            .channel(Sockets.door())
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.ALLOCATOR, Sockets.MEMORY)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .handler(onward.shortage())
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    taken(channel);
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), at)
            .awaitUninterruptibly();
    if (!starting.isSuccess()) {
      throw new Unusable(
          "can't stand in for %s at port %d: %s; start again"
              .formatted(name, at, starting.cause().getMessage()),
          starting.cause());
    }
    return starting.channel();
  }

  private void taken(SocketChannel channel) {
    tap.connected();
    open.add(channel);
    if (fault instanceof Fault.ResetAtOnce) {
      Sockets.reset(channel);
      return;
    }
    if (authority != null) {
      channel.pipeline().addLast(new OptionalSslHandler(authority.context()));
    }
    channel
        .pipeline()
        .addLast(new FlushConsolidationHandler(FLUSHES, true))
        .addLast(new HttpServerCodec(LINE, LINE, LINE))
        .addLast(new HttpObjectAggregator(LONGEST))
        .addLast(new Answering(() -> fault, tap, onward));
  }

  @Override
  public void close() {
    var _ = door.close();
    var _ = open.close();
    var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
