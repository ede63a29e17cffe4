package dev.prodproof.lab.session;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.lab.Recipe.Identity;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A client that is somebody: it adds what the log-in gave, keeps cookies, and logs in once more when a
/// session that worked is refused.
final class Session implements Http {
  private final Http http;
  private final Identity identity;
  private final LogIns logIns;
  private final Cookies cookies = new Cookies();
  private volatile List<Header> credentials = List.of();

  /// Operations that say 401 whoever asks, to a wrong signature for example: a new session changes nothing.
  private final Set<String> unmoved = ConcurrentHashMap.newKeySet();

  /// Operations that answered well: when they say 401, the session is gone.
  private final Set<String> served = ConcurrentHashMap.newKeySet();

  /// A service with several kinds of credentials says 401 at many places, and lets nobody log in without end.
  private static final int MOST_IN_VAIN = 4;

  private final AtomicInteger inVain = new AtomicInteger();

  private volatile boolean worked;
  private volatile int generation;

  Session(Http http, Identity identity, URI target) {
    this.http = http;
    this.identity = identity;
    this.logIns = new LogIns(http, identity, target, cookies);
  }

  void logIn() throws InterruptedException {
    credentials = logIns.logIn();
  }

  /// Whether the service lets nobody log in that often.
  boolean toldToWait() {
    return logIns.toldToWait();
  }

  @Override
  public Exchange send(Call call) throws InterruptedException {
    int before = generation;
    Exchange exchange = sendOnce(call);
    if (exchange.succeeded()) {
      worked = true;
      served.add(call.operation());
    }
    boolean lost = served.contains(call.operation()) || inVain.get() < MOST_IN_VAIN;
    if (exchange.status() != 401 || !worked || unmoved.contains(call.operation()) || !lost) {
      return exchange;
    }
    Exchange again = renewed(before) ? sendOnce(call) : exchange;
    if (again.status() == 401 && !call.operation().isEmpty()) {
      unmoved.add(call.operation());
      inVain.incrementAndGet();
    } else {
      inVain.set(0);
    }
    return again;
  }

  /// Many callers may be refused at once: only the first one logs in again.
  ///
  /// @return false where that fails, for coming too often say: then the session that was there goes on
  private synchronized boolean renewed(int before) throws InterruptedException {
    if (generation != before) {
      return true;
    }
    Map<String, String> kept = cookies.taken();
    try {
      logIn();
    } catch (Unusable e) {
      cookies.put(kept);
      return false;
    }
    worked = false;
    generation++;
    return true;
  }

  /// The same session at another door, as a balancer's customers have it; it isn't renewed there.
  Http through(Http door) {
    return call -> signed(call, door);
  }

  private Exchange sendOnce(Call call) throws InterruptedException {
    return signed(call, http);
  }

  /// The call with what shows who sends it.
  Call signed(Call call) {
    Call signed = call.as(identity.name());
    if (call.framing() instanceof Call.Framing.Raw) {
      return signed;
    }
    var headers = new ArrayList<>(call.headers());
    credentials.stream()
        .filter(own -> Header.first(headers, own.name()).isEmpty())
        .forEach(headers::add);
    return signed.headers(cookies.joined(headers));
  }

  private Exchange signed(Call call, Http door) throws InterruptedException {
    Exchange exchange = door.send(signed(call));
    // Who is refused gets the session of a stranger at times, and would lose his own.
    boolean refused = exchange.status() == 401 && !identity.name().equals(Exchange.NOBODY);
    if (!refused) {
      exchange.answer().ifPresent(answer -> cookies.keep(answer.headers()));
    }
    return exchange;
  }
}
