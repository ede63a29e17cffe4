package dev.prodproof.experiments.upstream;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.UpstreamTrial;
import dev.prodproof.facts.UpstreamTrial.Kind;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.proxy.Passed;
import dev.prodproof.lab.proxy.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One dependency with the operations around it: sends requests and joins them with what its wire saw.
final class Stage {
  /// Where no deadline is declared, more than this fails; the common default is exactly 30 s.
  private static final Duration UNDECLARED = Duration.ofSeconds(35);

  private static final Duration GRACE = Duration.ofSeconds(1);

  /// Calls may still be under way when the answer is there.
  private static final Duration SETTLING = Duration.ofMillis(60);

  private static final int TRIES = 4;

  private final Lab lab;
  private final Crew crew;
  private final Upstream upstream;
  private final String mark;

  /// By operation: what reached the dependency last.
  private final Map<String, Case> fitting = new ConcurrentHashMap<>();

  /// @param mark hidden in what the dependency says while it is broken
  Stage(Lab lab, Crew crew, Upstream upstream, String mark) {
    this.lab = lab;
    this.crew = crew;
    this.upstream = upstream;
    this.mark = mark;
  }

  /// @param calls that the request caused, oldest first
  record Seen(Case sent, Exchange exchange, List<Passed> calls) {}

  Lab lab() {
    return lab;
  }

  Crew crew() {
    return crew;
  }

  Upstream upstream() {
    return upstream;
  }

  String mark() {
    return mark;
  }

  /// What a request is sent for: the dependency with that fault.
  String with(String fault) {
    return upstream.name() + " with " + fault;
  }

  /// How long we wait for an answer: a little longer than would be too long.
  Duration patience() {
    Duration declared = lab.recipe().declared().deadline();
    Duration whole = (declared == null ? UNDECLARED : declared).plus(GRACE);
    Duration left = lab.left();
    return left.compareTo(whole) < 0 ? left.plus(GRACE) : whole;
  }

  /// Sends it once, by nobody's operation: what comes back is the dependency's doing.
  Exchange send(Case one, String identity, String why, Duration patience)
      throws InterruptedException {
    return crew.once(
        one,
        identity,
        Upstreams.NAME,
        call -> call.operation("").purpose(new Purpose.Look(why)).deadline(patience));
  }

  /// One at a time: what arrives meanwhile and carries no trace id of its own is this request's.
  Seen observe(Case one, String identity, String why) throws InterruptedException {
    long before = upstream.last();
    Exchange exchange = send(one, identity, why, patience());
    requireThere(exchange);
    lab.pause(SETTLING);
    List<Passed> all = upstream.after(before);
    String trace = exchange.request().traceId();
    List<Passed> traced = all.stream().filter(call -> call.traceId().equals(trace)).toList();
    return new Seen(one, exchange, traced.isEmpty() ? all : traced);
  }

  private static void requireThere(Exchange exchange) {
    boolean gone =
        exchange.reply() instanceof Exchange.NoAnswer(Exchange.Reason reason, String _)
            && reason == Exchange.Reason.REFUSED;
    if (gone) {
      throw new Unusable("the service itself is gone: nobody listens any more; see its log");
    }
  }

  /// A request of the operation that reaches the dependency; the last one tried where none does.
  Optional<Seen> reach(User user, String why, boolean refusing) throws InterruptedException {
    String id = user.operation().id();
    Optional<Case> next =
        user.again() ? Optional.of(fitting(user)) : fresh(user.operation());
    Optional<Seen> seen = Optional.empty();
    for (int i = 0; i < TRIES && next.isPresent() && !lab.left().isZero(); i++) {
      seen = Optional.of(observe(next.get(), user.identity(), why));
      if (met(seen.get(), refusing)) {
        fitting.put(id, next.get());
        return seen;
      }
      renew(user.operation());
      next = fresh(user.operation());
    }
    return seen;
  }

  /// What reached the dependency last.
  Case fitting(User user) {
    return fitting.getOrDefault(user.operation().id(), user.one());
  }

  /// Makes new things to refer to: what was referred to so far may be full or taken.
  void renew(ApiOperation user) throws InterruptedException {
    for (ApiOperation operation : crew.api().operations()) {
      boolean makes = operation.method().equals("POST") && !operation.path().contains("{");
      boolean other = !operation.id().equals(user.id()) && !operation.form();
      if (makes && other && crew.reached(operation)) {
        Optional<Case> one = fresh(operation);
        if (one.isPresent()) {
          var _ = send(one.get(), crew.identity(operation), "new things to refer to", patience());
        }
      }
    }
  }

  /// Where nobody listens no call is seen: an answer that isn't the client's fault is the sign.
  static boolean met(Seen seen, boolean refusing) {
    int status = seen.exchange().status();
    return refusing ? status == 0 || status >= 500 : !seen.calls().isEmpty();
  }

  Optional<Case> fresh(ApiOperation operation) {
    return crew.plain(operation).filter(crew::permits);
  }

  UpstreamTrial quiet(User user, Seen seen) {
    return trial(user, seen, "", Kind.QUIET, true);
  }

  UpstreamTrial trial(User user, Seen seen, String fault, Kind kind, boolean reached) {
    Exchange exchange = seen.exchange();
    Duration deadline = lab.recipe().declared().deadline();
    var declared = lab.recipe().upstreams().get(upstream.name());
    boolean fallback = declared != null && declared.fallbacks().contains(user.operation().id());
    return new UpstreamTrial(
        upstream.name(),
        fault,
        kind,
        user.operation().id(),
        user.fanOut(),
        reached,
        new UpstreamTrial.Outcome(
            exchange.id(),
            exchange.status(),
            took(exchange),
            leaked(exchange),
            exchange.header("retry-after").isPresent()),
        new UpstreamTrial.Promise(deadline == null ? 0 : deadline.toMillis(), fallback),
        seen.calls().stream().map(call -> call(call, exchange)).toList());
  }

  long took(Exchange exchange) {
    long last = exchange.timing().lastByte();
    if (last >= 0) {
      return last;
    }
    // It ended without a last byte: nobody knows when, unless it was by our own patience.
    boolean timeout =
        exchange.reply() instanceof Exchange.NoAnswer(Exchange.Reason reason, String _)
            && reason == Exchange.Reason.TIMEOUT;
    long since =
        Duration.between(exchange.timing().sentAt(), lab.clock().instant()).toNanos() / 1000;
    return timeout ? since : Math.max(0, exchange.timing().firstByte());
  }

  private boolean leaked(Exchange exchange) {
    return exchange.text().contains(mark)
        || exchange
            .answer()
            .filter(a -> a.headers().stream().anyMatch(h -> h.value().contains(mark)))
            .isPresent();
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
