package dev.prodproof.experiments.outage;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.Sign;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.UpstreamTrial.Outcome;
import dev.prodproof.facts.UpstreamTrial.Promise;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Sends requests in an experiment's name while something is broken, and says what came of each.
public final class Caller {
  /// Where no deadline is declared, more than this fails; the common default is exactly 30 s.
  private static final Duration UNDECLARED = Duration.ofSeconds(35);

  private static final Duration GRACE = Duration.ofSeconds(1);

  /// Also when the time is up: whoever is asked must have a chance.
  private static final Duration LEAST = Duration.ofSeconds(3);

  private static final Duration READY = Duration.ofSeconds(60);

  /// From its being ready to its first good answer, where it says the one before the other.
  private static final Duration SERVES = Duration.ofSeconds(15);

  private final Lab lab;
  private final Crew crew;
  private final String experiment;
  private final String mark;

  /// @param mark hidden in what the dependency says while it is broken
  public Caller(Lab lab, Crew crew, String experiment, String mark) {
    this.lab = lab;
    this.crew = crew;
    this.experiment = experiment;
    this.mark = mark;
  }

  /// Those who know the described operations.
  ///
  /// @param purpose whose made-up values these are
  /// @throws Unusable where none is described
  public static Crew crew(Lab lab, String purpose) {
    Api api =
        lab.standing(Described.class).stream()
            .map(Api::of)
            .filter(one -> one.operations().stream().anyMatch(operation -> !operation.form()))
            .findFirst()
            .orElseThrow(
                () -> new Unusable("no operation is described: give an API description with --describe"));
    return new Crew(lab, api, Token.at(lab.clock().instant()), purpose);
  }

  /// Nothing that anybody would say by chance.
  public static String mark(Lab lab, String dependency) {
    long bits = lab.chance("mark of " + dependency).nextLong();
    return "zqmark" + HexFormat.of().toHexDigits(bits).substring(4);
  }

  public Lab lab() {
    return lab;
  }

  public Crew crew() {
    return crew;
  }

  public String mark() {
    return mark;
  }

  /// More than this is too long.
  private Duration bound() {
    Duration declared = lab.recipe().declared().deadline();
    return declared == null ? UNDECLARED : declared;
  }

  /// Our own time was up before it was too long, or a kept connection closed just then: nobody knows
  /// what would have come.
  public boolean cutShort(Exchange exchange) {
    return exchange.closedWhileKept()
        || (timedOut(exchange) && took(exchange) < bound().toNanos() / 1000);
  }

  private static boolean timedOut(Exchange exchange) {
    return exchange.reply() instanceof Exchange.NoAnswer(Exchange.Reason reason, String _)
        && reason == Exchange.Reason.TIMEOUT;
  }

  /// How long we wait for an answer: a little longer than would be too long.
  public Duration patience() {
    Duration whole = bound().plus(GRACE);
    Duration left = lab.left().plus(GRACE);
    Duration least = left.compareTo(LEAST) < 0 ? LEAST : left;
    return least.compareTo(whole) < 0 ? least : whole;
  }

  /// Sends it once, by nobody's operation: what comes back is the dependency's doing.
  public Exchange send(Case one, String identity, String why, Duration patience)
      throws InterruptedException {
    return crew.once(one, identity, experiment, call -> shaped(call, why, patience));
  }

  /// The same under a header field of ours, such as an idempotency key.
  public Exchange send(Case one, String identity, String why, Header field)
      throws InterruptedException {
    return crew.once(
        one,
        identity,
        experiment,
        call -> with(shaped(call, why, patience()), field));
  }

  /// In place of whatever the case says there.
  private static Call with(Call call, Header field) {
    List<Header> others =
        call.headers().stream()
            .filter(header -> !header.name().equalsIgnoreCase(field.name()))
            .toList();
    return call.headers(others).header(field.name(), field.value());
  }

  private static Call shaped(Call call, String why, Duration patience) {
    return call.operation("").purpose(new Purpose.Look(why)).deadline(patience);
  }

  /// @throws Unusable where nobody listens any more
  public static void requireThere(Exchange exchange) {
    boolean gone =
        exchange.reply() instanceof Exchange.NoAnswer(Exchange.Reason reason, String _)
            && reason == Exchange.Reason.REFUSED;
    if (gone) {
      throw new Unusable("the service itself is gone: nobody listens any more; see its log");
    }
  }

  public Optional<Case> fresh(ApiOperation operation) {
    return crew.plain(operation).filter(crew::permits);
  }

  /// Makes new things to refer to: what was referred to so far may be full or taken.
  public void renew(ApiOperation user) throws InterruptedException {
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
    crew.renewed(user);
  }

  /// For whoever comes next, where we started it: by itself it doesn't come back.
  public void revive(String after) throws InterruptedException {
    if (lab.service().isPresent()) {
      lab.progress("restarted: it doesn't come back from " + after);
      lab.service().get().restart(READY);
      Optional<Sign> sign = Sign.of(crew, experiment);
      if (sign.isPresent()) {
        sign.get().await(SERVES);
      }
    }
  }

  public Outcome outcome(Exchange exchange) {
    return new Outcome(
        exchange.id(),
        exchange.status(),
        took(exchange),
        leaked(exchange),
        exchange.header("retry-after").isPresent());
  }

  public Promise promise(String dependency, ApiOperation operation) {
    Duration deadline = lab.recipe().declared().deadline();
    var declared = lab.recipe().upstreams().get(dependency);
    boolean fallback = declared != null && declared.fallbacks().contains(operation.id());
    return new Promise(deadline == null ? 0 : deadline.toMillis(), fallback);
  }

  /// Microseconds until the last byte, or until we gave up.
  public long took(Exchange exchange) {
    long last = exchange.timing().lastByte();
    if (last >= 0) {
      return last;
    }
    // It ended without a last byte: nobody knows when, unless it was by our own patience.
    long since =
        Duration.between(exchange.timing().sentAt(), lab.clock().instant()).toNanos() / 1000;
    return timedOut(exchange) ? since : Math.max(0, exchange.timing().firstByte());
  }

  private boolean leaked(Exchange exchange) {
    return exchange.text().contains(mark)
        || exchange
            .answer()
            .filter(a -> a.headers().stream().anyMatch(h -> h.value().contains(mark)))
            .isPresent();
  }
}
