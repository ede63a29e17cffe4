package dev.prodproof.lab.proxy.database;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.proxy.Sockets;
import dev.prodproof.lab.proxy.Upstream.Outage;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A database, seen through our proxy: on this machine alone.
///
/// It passes everything on until a fault is set; closing what [#broken] gave heals it.
public final class Database implements AutoCloseable {
  /// @param at where the real one answers
  public record Place(String name, InetSocketAddress at) {}

  private final Place place;
  private final Dialect dialect;
  private final int port;
  private final Desk desk;
  private final EventLoopGroup loops;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final AtomicLong taken = new AtomicLong();
  private Channel door;

  private Database(Place place, int port, Dialect dialect, InstantSource clock) {
    this.place = place;
    this.dialect = dialect;
    this.desk = new Desk(clock);
    this.loops = Sockets.loops("database");
    this.door = listen(port);
    this.port = ((InetSocketAddress) door.localAddress()).getPort();
  }

  /// @param port to listen at; 0 for any free one
  /// @throws Unusable where it can't listen
  public static Database open(Place place, int port, Dialect dialect, InstantSource clock) {
    return new Database(place, port, dialect, clock);
  }

  /// In the recipe.
  public String name() {
    return place.name();
  }

  /// `postgres`.
  public String kind() {
    return dialect.kind();
  }

  public int port() {
    return port;
  }

  /// From now on what the fault concerns meets it, until the result is closed.
  public Outage broken(DatabaseFault how) {
    return broken(how, Scope.ALL);
  }

  /// The same for some statements alone.
  public synchronized Outage broken(DatabaseFault how, Scope where) {
    desk.set(how, where);
    switch (how) {
      case DatabaseFault.Refuse _ -> {
        var _ = door.close().awaitUninterruptibly();
        strike(how, false);
      }
      case DatabaseFault.NoGreeting _, DatabaseFault.ResetIdle _ ->
          strike(how, true);
      case DatabaseFault.Says(Complaint complaint, String _)
          when complaint == Complaint.TOO_MANY_CONNECTIONS ->
          strike(how, true);
      case DatabaseFault.Silence _,
          DatabaseFault.Late _,
          DatabaseFault.ResetInTransaction _,
          DatabaseFault.WithholdCommit _,
          DatabaseFault.WithholdAcknowledgement _,
          DatabaseFault.Says _ -> {}
    }
    return this::heal;
  }

  /// Over when it returns: what is sent from then on meets it.
  private void strike(DatabaseFault how, boolean idle) {
    lines.stream()
        .map(line -> line.strike(how, idle))
        .toList()
        .forEach(struck -> struck.awaitUninterruptibly());
  }

  /// Connections that are held are reset, so that nothing waits for an answer that never comes.
  private synchronized void heal() {
    desk.set(null, Scope.ALL);
    lines.forEach(Line::letGo);
    if (!door.isOpen() && !loops.isShuttingDown()) {
      door = listen(port);
    }
  }

  /// The latest statement's id; 0 before the first.
  public long last() {
    return desk.last();
  }

  /// Statements that began later than that one and have ended, in the order of their beginning.
  public List<Seen> after(long id) {
    return desk.seenAfter(id);
  }

  /// The id of the latest meeting with a fault; 0 before the first.
  public long lastMet() {
    return desk.meetings();
  }

  /// Meetings later than that one, oldest first.
  public List<Met> metAfter(long id) {
    return desk.metAfter(id);
  }

  public Counts counts() {
    int busy = (int) lines.stream().filter(Line::inTransaction).count();
    return new Counts(lines.size(), busy, taken.get(), desk.last(), desk.meetings());
  }

  /// Why nothing is to be seen, with a sentence that says what to do.
  public Map<Obstacle, String> obstacles() {
    return desk.obstacles();
  }

  /// Why some connections came to nothing, where that was for us.
  public Optional<String> shortage() {
    return desk.shortage().sentence();
  }

  private Channel listen(int at) {
    var starting =
        new ServerBootstrap()
            .group(loops)
            .channel(Sockets.door())
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.ALLOCATOR, Sockets.MEMORY)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.AUTO_READ, false)
            .handler(desk.shortage())
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
              .formatted(place.name(), at, starting.cause().getMessage()),
          starting.cause());
    }
    return starting.channel();
  }

  private void taken(SocketChannel channel) {
    var line = new Line(taken.incrementAndGet(), channel, place, desk);
    lines.add(line);
    var _ =
        channel
            .closeFuture()
            .addListener(
                _ -> {
                  lines.remove(line);
                  line.over();
                });
    line.begin(dialect);
  }

  @Override
  public void close() {
    var _ = door.close();
    lines.forEach(Line::end);
    var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
