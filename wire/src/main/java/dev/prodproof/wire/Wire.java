package dev.prodproof.wire;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.Reason;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The recording client for one origin. It keeps connections, follows no redirect and sends nothing
/// twice that could have had an effect.
///
/// [#send] returns the exchange as it was; the [Recorder] gets it with the [Secrets] masked.
/// Whoever makes a fact out of what `send` returned must not copy credentials into it.
public final class Wire implements Http, AutoCloseable {
  /// @param clock for the time stamps; durations are measured apart
  /// @param run sent as `Prodproof-Run` and behind the trace ids
  /// @param secrets masks the record
  /// @param from our own address to connect from, to be a second client; null for any
  public record Settings(
      InstantSource clock,
      String run,
      Trust trust,
      Resolver resolver,
      Limits limits,
      Secrets secrets,
      @Nullable InetAddress from) {
    public static Settings of(InstantSource clock, String run) {
      return new Settings(
          clock, run, new Trust.Known(), Resolver.SYSTEM, Limits.USUAL, Secrets.fresh(), null);
    }

    public Settings trust(Trust whom) {
      return new Settings(clock, run, whom, resolver, limits, secrets, from);
    }

    public Settings resolver(Resolver names) {
      return new Settings(clock, run, trust, names, limits, secrets, from);
    }

    public Settings limits(Limits bounds) {
      return new Settings(clock, run, trust, resolver, bounds, secrets, from);
    }

    public Settings secrets(Secrets masks) {
      return new Settings(clock, run, trust, resolver, limits, masks, from);
    }

    public Settings from(InetAddress own) {
      return new Settings(clock, run, trust, resolver, limits, secrets, own);
    }
  }

  private final Origin origin;
  private final Gate gate;
  private final Recorder recorder;
  private final Settings settings;
  private final Trace trace;
  private final Loops loops;
  private final Connections connections;
  private final Semaphore room;
  private final Set<Conversation> underWay = ConcurrentHashMap.newKeySet();
  private @Nullable String unproven;
  private volatile boolean closed;
  private volatile List<InetAddress> resolved = List.of();

  public Wire(Origin origin, Gate gate, Recorder recorder, Settings settings) {
    this.origin = origin;
    this.gate = gate;
    this.recorder = recorder;
    this.settings = settings;
    this.trace = new Trace(settings.run());
    this.loops = new Loops();
    this.connections = new Connections(origin, gate, settings, loops.bootstrap(settings.from()));
    this.room = new Semaphore(settings.limits().connections());
    gate.whenEnded(this::giveUp);
  }

  public Origin origin() {
    return origin;
  }

  @Override
  public Exchange send(Call call) throws InterruptedException {
    if (closed) {
      throw new Refused(Refused.Reason.ENDED, "the client for " + origin + " was closed");
    }
    gate.admit(origin);
    List<InetAddress> addresses = resolve();
    for (InetAddress address : addresses) {
      Ownership owed = gate.owed(origin, address);
      if (owed != null) {
        prove(owed);
      }
    }
    gate.admit(call);
    room.acquire();
    try {
      return exchange(call, addresses);
    } finally {
      room.release();
    }
  }

  // Once for the whole life of the client: a name that leads elsewhere later is not followed there.
  private synchronized List<InetAddress> resolve() {
    if (resolved.isEmpty()) {
      try {
        resolved = List.copyOf(settings.resolver().addresses(origin.host()));
      } catch (UnknownHostException e) {
        return List.of();
      }
    }
    return resolved;
  }

  // Asked for once; what was refused stays refused until the next run.
  private synchronized void prove(Ownership owed) throws InterruptedException {
    if (unproven == null && gate.owed(origin, owed.address()) != null) {
      if (owed.id().isEmpty()) {
        unproven = owed.demand();
      } else {
        gate.admit(owed.call());
        gate.trying(owed);
        Exchange shown = exchange(owed.call(), List.of(owed.address()));
        if (shown.status() == 200 && shown.text().strip().equals(owed.text())) {
          gate.proven(owed);
        } else {
          unproven = owed.demand();
        }
      }
    }
    if (unproven != null) {
      throw new Refused(Refused.Reason.SCOPE, unproven);
    }
  }

  private Exchange exchange(Call call, List<InetAddress> addresses) throws InterruptedException {
    long id = recorder.next();
    Secrets secrets = settings.secrets();
    recorder.sending(id, secrets.masked(call));
    Outgoing out = Outgoing.of(call, origin, settings.run(), trace.parent(id));
    Connection kept = connections.kept(out);
    EventLoop loop = kept == null ? loops.next() : kept.loop();
    Instant sentAt = settings.clock().instant();
    Conversation talk = new Conversation(out, limits(call), loop);
    underWay.add(talk);
    try {
      start(talk, kept, addresses);
      // It may have ended between the gate's word and now.
      if (gate.ended() || closed) {
        giveUp("the run was ended");
      }
      talk.await();
    } catch (InterruptedException e) {
      stop(talk, "the run was interrupted");
      record(id, talk, sentAt);
      throw e;
    } finally {
      underWay.remove(talk);
    }
    return record(id, talk, sentAt);
  }

  private Limits limits(Call call) {
    Limits usual = settings.limits();
    return call.keep() > usual.keep() ? usual.keep(call.keep()) : usual;
  }

  private void start(Conversation talk, @Nullable Connection kept, List<InetAddress> addresses) {
    if (addresses.isEmpty()) {
      onLoop(talk, () -> talk.failed(Reason.REFUSED, "nobody knows the name " + origin.host()));
    } else {
      onLoop(talk, () -> connections.begin(talk, kept, addresses));
    }
  }

  private static void onLoop(Conversation talk, Runnable task) {
    try {
      talk.loop().execute(task);
    } catch (RejectedExecutionException e) {
      // Its loop is gone, so nobody else touches it.
      talk.failed(Reason.GIVEN_UP, "the client was closed");
    }
  }

  private Exchange record(long id, Conversation talk, Instant sentAt) {
    Call call = talk.out().call();
    Exchange exchange =
        new Exchange(
            id,
            call.experiment(),
            call.operation(),
            call.purpose(),
            call.identity(),
            talk.out().request(settings.limits().keep(), talk.written()),
            talk.reply(),
            talk.timing(sentAt));
    recorder.record(settings.secrets().masked(exchange));
    Refused refusal = talk.refusal();
    if (refusal != null) {
      throw refusal;
    }
    return exchange;
  }

  private void stop(Conversation talk, String why) {
    onLoop(talk, () -> talk.stop(Reason.GIVEN_UP, why));
    talk.awaitCalmly();
  }

  private void giveUp(String why) {
    for (Conversation talk : underWay) {
      onLoop(talk, () -> talk.stop(Reason.GIVEN_UP, why));
    }
  }

  @Override
  public void close() {
    closed = true;
    giveUp("the client was closed");
    connections.close();
    loops.close();
  }
}
