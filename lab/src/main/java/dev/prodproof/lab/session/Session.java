package dev.prodproof.lab.session;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.lab.Recipe.Identity;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
    }
    if (exchange.status() != 401 || !worked || unmoved.contains(call.operation()) || !renew(before)) {
      return exchange;
    }
    Exchange again = sendOnce(call);
    if (again.status() == 401 && !call.operation().isEmpty()) {
      unmoved.add(call.operation());
    }
    return again;
  }

  /// Many callers may be refused at once: only the first one logs in again.
  private synchronized boolean renew(int before) throws InterruptedException {
    if (generation == before) {
      worked = false;
      generation++;
      cookies.clear();
      logIn();
    }
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
    exchange.answer().ifPresent(answer -> cookies.keep(answer.headers()));
    return exchange;
  }
}
