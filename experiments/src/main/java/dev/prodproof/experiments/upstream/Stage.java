package dev.prodproof.experiments.upstream;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.outage.Caller;
import dev.prodproof.experiments.outage.User;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.FaultWindow;
import dev.prodproof.facts.UpstreamTrial;
import dev.prodproof.facts.UpstreamTrial.Kind;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.proxy.Fault;
import dev.prodproof.lab.proxy.Passed;
import dev.prodproof.lab.proxy.Upstream;
import dev.prodproof.lab.proxy.Upstream.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One dependency with the operations around it: sends requests and joins them with what its wire saw.
final class Stage {
  /// Calls may still be under way when the answer is there.
  private static final Duration SETTLING = Duration.ofMillis(60);

  private static final int TRIES = 4;

  private final Caller caller;
  private final Upstream upstream;

  /// By operation: what reached the dependency last.
  private final Map<String, Case> fitting = new ConcurrentHashMap<>();

  Stage(Caller caller, Upstream upstream) {
    this.caller = caller;
    this.upstream = upstream;
  }

  /// @param calls that the request caused, oldest first
  record Seen(Case sent, Exchange exchange, List<Passed> calls) {}

  Caller caller() {
    return caller;
  }

  Lab lab() {
    return caller.lab();
  }

  Crew crew() {
    return caller.crew();
  }

  Upstream upstream() {
    return upstream;
  }

  String mark() {
    return caller.mark();
  }

  /// Until it is closed; the dossier then says from when to when, and what came by.
  Outage broken(Fault how) {
    Instant from = lab().clock().instant();
    long before = upstream.last();
    Outage outage = upstream.broken(how);
    return () -> {
      outage.close();
      List<FaultWindow.Wire> wire =
          upstream.after(before).stream()
              .limit(FaultWindow.MOST)
              .map(call -> new FaultWindow.Wire(call.at(), 0, call.status()))
              .toList();
      lab().record(
          new FaultWindow(Upstreams.NAME, upstream.name(), how.word(), from, lab().clock().instant(), wire));
    };
  }

  /// What a request is sent for: the dependency with that fault.
  String with(String fault) {
    return upstream.name() + " with " + fault;
  }

  Duration patience() {
    return caller.patience();
  }

  Exchange send(Case one, String identity, String why, Duration patience)
      throws InterruptedException {
    return caller.send(one, identity, why, patience);
  }

  /// One at a time: what arrives meanwhile and carries no trace id of its own is this request's.
  Seen observe(Case one, String identity, String why) throws InterruptedException {
    long before = upstream.last();
    Exchange exchange = send(one, identity, why, patience());
    Caller.requireThere(exchange);
    lab().pause(SETTLING);
    List<Passed> all = upstream.after(before);
    String trace = exchange.request().traceId();
    List<Passed> traced = all.stream().filter(call -> call.traceId().equals(trace)).toList();
    return new Seen(one, exchange, traced.isEmpty() ? all : traced);
  }

  /// A request of the operation that reaches the dependency; the last one tried where none does.
  Optional<Seen> reach(User user, String why, boolean refusing) throws InterruptedException {
    String id = user.operation().id();
    Optional<Case> next =
        user.again() ? Optional.of(fitting(user)) : fresh(user.operation());
    Optional<Seen> seen = Optional.empty();
    for (int i = 0; i < TRIES && next.isPresent() && !lab().left().isZero(); i++) {
      seen = Optional.of(observe(next.get(), user.identity(), why));
      if (met(seen.get(), refusing)) {
        fitting.put(id, next.get());
        return seen;
      }
      caller.renew(user.operation());
      next = fresh(user.operation());
    }
    return seen;
  }

  /// What reached the dependency last.
  Case fitting(User user) {
    return fitting.getOrDefault(user.operation().id(), user.one());
  }

  /// Where nobody listens no call is seen: an answer that isn't the client's fault is the sign.
  static boolean met(Seen seen, boolean refusing) {
    int status = seen.exchange().status();
    return refusing ? status == 0 || status >= 500 : !seen.calls().isEmpty();
  }

  Optional<Case> fresh(ApiOperation operation) {
    return caller.fresh(operation);
  }

  UpstreamTrial quiet(User user, Seen seen) {
    return trial(user, seen, "", Kind.QUIET, true);
  }

  UpstreamTrial trial(User user, Seen seen, String fault, Kind kind, boolean reached) {
    Exchange exchange = seen.exchange();
    return new UpstreamTrial(
        upstream.name(),
        fault,
        kind,
        user.operation().id(),
        user.fanOut(),
        reached,
        caller.outcome(exchange),
        caller.promise(upstream.name(), user.operation()),
        seen.calls().stream().map(call -> call(call, exchange)).toList());
  }

  private static UpstreamTrial.Call call(Passed call, Exchange exchange) {
    return new UpstreamTrial.Call(
        call.method(),
        call.path(),
        call.keyed(),
        call.digest(),
        call.status(),
        Duration.between(exchange.timing().sentAt(), call.at()).toNanos() / 1000,
        call.traceId().equals(exchange.request().traceId()));
  }
}
