package dev.prodproof.wire;

import dev.prodproof.core.Impact;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The one way out. It decides on the address that a socket is connected to, never on a string.
///
/// Loopback is free. Any other address has to show that it is the user's ([Ownership]).
public final class Gate {
  /// What the user allows.
  ///
  /// @param origins the only ones that are spoken to
  /// @param requests how many may be sent in all
  /// @param perSecond calls beyond it wait for their turn; 0 for no cap
  /// @param proof names the place where a host shows that it is the user's; the user's own secret
  public record Terms(
      Set<Origin> origins, Impact consent, long requests, int perSecond, String proof) {
    public Terms {
      origins = Set.copyOf(origins);
    }

    public static Terms of(Origin origin, Impact consent) {
      return new Terms(Set.of(origin), consent, Long.MAX_VALUE, 0, "");
    }

    public Terms requests(long most) {
      return new Terms(origins, consent, most, perSecond, proof);
    }

    public Terms perSecond(int most) {
      return new Terms(origins, consent, requests, most, proof);
    }

    public Terms proof(String id) {
      return new Terms(origins, consent, requests, perSecond, id);
    }
  }

  private final Terms terms;
  private final Predicate<InetAddress> free;
  private final Set<Origin> started = ConcurrentHashMap.newKeySet();
  private final Set<Ownership> proven = ConcurrentHashMap.newKeySet();
  private final Set<Ownership> tried = ConcurrentHashMap.newKeySet();
  private final List<Consumer<String>> whenEnded = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ending = lock.newCondition();
  private @Nullable String ended;
  private long sent;
  private long nextTurn = Long.MIN_VALUE;

  public Gate(Terms terms) {
    this(terms, InetAddress::isLoopbackAddress);
  }

  Gate(Terms terms, Predicate<InetAddress> free) {
    this.terms = terms;
    this.free = free;
  }

  public boolean allows(Impact impact) {
    return impact.within(terms.consent());
  }

  /// How many calls were let out.
  public long sent() {
    lock.lock();
    try {
      return sent;
    } finally {
      lock.unlock();
    }
  }

  /// From now on nothing goes out, and what is under way is given up.
  ///
  /// @param why ends the sentence "the run was ended: …"
  public void end(String why) {
    List<Consumer<String>> tasks;
    lock.lock();
    try {
      if (ended != null) {
        return;
      }
      ended = why;
      ending.signalAll();
      tasks = List.copyOf(whenEnded);
    } finally {
      lock.unlock();
    }
    tasks.forEach(task -> task.accept("the run was ended: " + why));
  }

  /// Whether [#end] was called.
  public boolean ended() {
    lock.lock();
    try {
      return ended != null;
    } finally {
      lock.unlock();
    }
  }

  void whenEnded(Consumer<String> task) {
    lock.lock();
    try {
      whenEnded.add(task);
    } finally {
      lock.unlock();
    }
  }

  /// Lets a trial of the load generator begin. Its requests are paid for by [#draw].
  ///
  /// @param impact of a single request of it
  /// @param perSecond how many it will send at most; infinity where nobody knows
  public void admit(Origin origin, Impact impact, double perSecond) {
    admit(origin);
    Impact needed = impact.within(Impact.STRESSES) ? Impact.STRESSES : impact;
    if (!allows(needed)) {
      String word = needed.word();
      throw new Refused(
          Refused.Reason.CONSENT,
          "load "
              + word
              + ", and only "
              + terms.consent().word()
              + " is allowed; allow it with --allow "
              + word);
    }
    if (terms.perSecond() > 0 && perSecond > terms.perSecond()) {
      throw new Refused(
          Refused.Reason.BUDGET,
          "the load would go beyond the "
              + terms.perSecond()
              + " requests a second that are allowed");
    }
    lock.lock();
    try {
      checkOpen();
    } finally {
      lock.unlock();
    }
  }

  /// Takes up to so many requests from the budget at once.
  ///
  /// @return how many may be sent; 0 when the budget is used up or the run was ended
  public long draw(long requests) {
    lock.lock();
    try {
      long drawn = ended == null ? Math.min(requests, terms.requests() - sent) : 0;
      sent += drawn;
      return drawn;
    } finally {
      lock.unlock();
    }
  }

  /// What was drawn and not sent.
  public void giveBack(long requests) {
    lock.lock();
    try {
      sent -= requests;
    } finally {
      lock.unlock();
    }
  }

  /// Whether that address may be put under load: it is free, or was shown to be the user's before.
  ///
  /// @param address of the other end of a connection
  public void spokenTo(Origin origin, InetAddress address) {
    Ownership owed = owed(origin, address);
    if (owed != null) {
      throw new Refused(Refused.Reason.SCOPE, owed.demand());
    }
  }

  /// Lets one call out; waits for its turn where there is a cap on the rate.
  void admit(Call call) throws InterruptedException {
    if (!allows(call.impact())) {
      String word = call.impact().word();
      throw new Refused(
          Refused.Reason.CONSENT,
          "`"
              + call.method()
              + " "
              + call.target()
              + "` "
              + word
              + ", and only "
              + terms.consent().word()
              + " is allowed; allow it with --allow "
              + word);
    }
    lock.lock();
    try {
      checkOpen();
      if (sent >= terms.requests()) {
        throw new Refused(
            Refused.Reason.BUDGET,
            "the budget of " + terms.requests() + " requests is used up; nothing more is sent");
      }
      awaitTurn(call.deadline());
      sent++;
    } finally {
      lock.unlock();
    }
  }

  private void awaitTurn(Duration deadline) throws InterruptedException {
    if (terms.perSecond() == 0) {
      return;
    }
    long now = System.nanoTime();
    long turn = nextTurn == Long.MIN_VALUE || nextTurn - now < 0 ? now : nextTurn;
    if (turn - now > deadline.toNanos()) {
      throw new Refused(
          Refused.Reason.BUDGET,
          "at "
              + terms.perSecond()
              + " requests a second this one's turn comes after its deadline");
    }
    nextTurn = turn + TimeUnit.SECONDS.toNanos(1) / terms.perSecond();
    for (long left = turn - now; left > 0; left = turn - System.nanoTime()) {
      ending.awaitNanos(left);
      checkOpen();
    }
  }

  private void checkOpen() {
    if (ended != null) {
      throw new Refused(Refused.Reason.ENDED, "the run was ended: " + ended);
    }
  }

  /// From now on this origin is in scope, too: another instance that we started ourselves, on this machine.
  public void open(Origin instance) {
    started.add(instance);
  }

  /// Whether that origin is in scope, wherever its name leads.
  void admit(Origin origin) {
    if (!terms.origins().contains(origin) && !started.contains(origin)) {
      throw new Refused(
          Refused.Reason.SCOPE,
          origin + " is not what was asked to be examined: " + terms.origins());
    }
  }

  /// What has to be shown before that address is spoken to; null where it is free or was shown.
  @Nullable Ownership owed(Origin origin, InetAddress address) {
    admit(origin);
    if (address.isAnyLocalAddress()) {
      throw new Refused(
          Refused.Reason.SCOPE,
          address.getHostAddress() + " is no address to connect to; use 127.0.0.1 or [::1]");
    }
    if (free.test(address)) {
      return null;
    }
    var ownership = new Ownership(origin, address, terms.proof());
    return proven.contains(ownership) ? null : ownership;
  }

  /// Where a socket really leads: asked before the first byte.
  ///
  /// @param address of the other end
  void reached(Origin origin, InetAddress address) {
    Ownership owed = owed(origin, address);
    if (owed != null && !tried.contains(owed)) {
      throw new Refused(Refused.Reason.SCOPE, owed.demand());
    }
  }

  /// The one exception: a connection may be made to ask for the proof.
  void trying(Ownership ownership) {
    tried.add(ownership);
  }

  void proven(Ownership ownership) {
    proven.add(ownership);
  }
}
