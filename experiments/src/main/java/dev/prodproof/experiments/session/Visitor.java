package dev.prodproof.experiments.session;

import dev.prodproof.core.Impact;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import java.util.Optional;
import java.util.Set;

/// Somebody with a browser's manners: no credentials but the cookies that were set.
final class Visitor {
  private static final String ACCEPT = "text/html, application/json;q=0.9, */*;q=0.8";

  private final Lab lab;
  private final String identity;
  private final Jar jar = new Jar();

  Visitor(Lab lab, String identity) {
    this.lab = lab;
    this.identity = identity;
  }

  Jar cookies() {
    return jar;
  }

  Lab lab() {
    return lab;
  }

  /// @param names cookies to send; what the answer sets is not kept
  Exchange get(String target, Set<String> names) throws InterruptedException {
    return lab.http().send(with(call("GET", target), names));
  }

  /// With all cookies; keeps what the answer sets.
  Exchange send(Call call) throws InterruptedException {
    Exchange exchange = lab.http().send(with(call, jar.names()));
    jar.keep(exchange);
    return exchange;
  }

  /// A log-in changes nothing that anybody would miss, as far as consent goes.
  Call call(String method, String target) {
    return Call.of("session", new Purpose.Look("which cookie carries the session"), method, target)
        .as(identity)
        .impact(Impact.READS);
  }

  private Call with(Call call, Set<String> names) {
    Call polite = Header.first(call.headers(), "accept").isPresent() ? call : call.header("Accept", ACCEPT);
    Optional<Header> cookie = jar.header(names);
    return cookie.isEmpty() ? polite : polite.header(cookie.get().name(), cookie.get().value());
  }
}
