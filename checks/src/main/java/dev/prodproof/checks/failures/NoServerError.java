package dev.prodproof.checks.failures;

import dev.prodproof.checks.Alike;
import dev.prodproof.checks.Findings;
import dev.prodproof.checks.Recent;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Ended;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.LogRecord;
import dev.prodproof.facts.Purpose;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

public final class NoServerError implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<HttpFact> {
    /// Records and failures that wait for each other: more than a service can have under way.
    private static final int WAITING = 5_000;

    /// Fields and bytes of a header section that common servers read without being asked to.
    private static final int MOST_FIELDS = 100;

    private static final int LONGEST_SECTION = 8_000;

    private static final Pattern MAINTENANCE = Pattern.compile("(?i)\\bmaintenance\\b");

    /// What such a path answers lasts, or waits for something to happen.
    private static final Pattern LASTING =
        Pattern.compile(
            "(?i).*[/.:](?:stream|sse|watch|(?:long-?)?poll|subscribe|subscriptions?/events|listen|tail|follow)/?");

    private final Map<String, Described.Operation> operations = new HashMap<>();
    private final Causes failures = new Causes();
    private final Recent<String, Failure> unexplained = new Recent<>(WAITING);
    private final Recent<String, LogRecord> logged = new Recent<>(WAITING);
    private final Set<String> answering = new HashSet<>();
    private final Set<String> served = new HashSet<>();
    private final Crash crash = new Crash();
    private final Silence silence = new Silence();
    private final Unsupplied unsupplied = new Unsupplied();
    private boolean maintenance;
    private long requests;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described -> described.operations().forEach(o -> operations.put(o.id(), o));
        case Ended ended -> crash.see(ended);
        case Exchange exchange -> {
          crash.see(exchange);
          silence.see(exchange);
          if (!exchange.operation().isEmpty() && counts(exchange)) {
            look(exchange);
          }
        }
        case LogRecord record when !record.traceId().isEmpty() && !record.exception().isEmpty() ->
            explain(record);
        default -> {}
      }
    }

    /// Malformed bodies, media types, methods and sizes have rows of their own.
    private static boolean counts(Exchange exchange) {
      return switch (exchange.purpose()) {
        case Purpose.Step(String scenario, long _, var _) ->
            !scenario.equals(Purpose.Oversized.AFTERWARDS);
        case Purpose.Valid _,
            Purpose.Unusual _,
            Purpose.Invalid _,
            Purpose.OddHeaders _,
            Purpose.Look _ ->
            true;
        case Purpose.Malformed _,
            Purpose.WrongMedia _,
            Purpose.WrongMethod _,
            Purpose.Oversized _,
            Purpose.Faulted _,
            Purpose.BrokenFraming _ ->
            false;
      };
    }

    private void look(Exchange exchange) {
      // It may have been closed for the call before; whoever wants to know sends it again on a new one.
      if (!reached(exchange) || exchange.closedWhileKept() || silence.explains(exchange)) {
        return;
      }
      requests++;
      unsupplied.see(exchange);
      if (Ordinary.well(exchange)) {
        served.add(exchange.operation());
      }
      if (!failed(exchange)) {
        answering.add(exchange.operation());
        return;
      }
      if (outOfService(exchange)) {
        maintenance = true;
        return;
      }
      var failure = Failure.of(exchange);
      join(exchange.request().traceId(), failure);
    }

    /// Somebody has taken it out of service, or it says when to come again: what it says of itself is true.
    private static boolean outOfService(Exchange exchange) {
      boolean later = exchange.header("retry-after").isPresent();
      return exchange.status() == 503 && (later || MAINTENANCE.matcher(exchange.text()).find());
    }

    /// Where no connection came about, or we stopped by ourselves, nothing was shown.
    private static boolean reached(Exchange exchange) {
      return switch (exchange.reply()) {
        case Exchange.NoAnswer(Exchange.Reason reason, String _) ->
            switch (reason) {
              case DROPPED -> !mayStayUnread(exchange);
              case TIMEOUT -> !lasting(exchange);
              case NOT_HTTP -> true;
              case REFUSED, TLS, GIVEN_UP -> false;
            };
        case Exchange.Answer _ -> true;
      };
    }

    private static boolean lasting(Exchange exchange) {
      return exchange.request().method().equals("GET") && LASTING.matcher(exchange.operation()).matches();
    }

    /// A server may hang up on a header section that is longer than it cares to read (RFC 6585 §5).
    private static boolean mayStayUnread(Exchange exchange) {
      List<Header> headers = exchange.request().headers();
      long size = headers.stream().mapToLong(h -> h.name().length() + h.value().length() + 4L).sum();
      return headers.size() > MOST_FIELDS || size > LONGEST_SECTION;
    }

    private boolean failed(Exchange exchange) {
      return switch (exchange.reply()) {
        case Exchange.NoAnswer _ -> true;
        case Exchange.Answer answer ->
            (answer.status() >= 500 && !declared(exchange)) || ServerFault.brokenOff(exchange);
      };
    }

    private boolean declared(Exchange exchange) {
      int status = exchange.status();
      Described.Operation operation = operations.get(exchange.operation());
      // A method that it knows nowhere: "not implemented" says just that (RFC 9110 §15.6.2).
      if (status == 501 && !exchange.operation().startsWith(exchange.request().method() + " ")) {
        return true;
      }
      return (status == 501 || status == 503) && operation != null && operation.names(status);
    }

    /// The log may speak before the answer is there, or after it.
    private void join(String trace, Failure failure) {
      LogRecord record = logged.get(trace);
      if (trace.isEmpty() || unexplained.get(trace) != null) {
        failures.add(failure);
        return;
      }
      if (record != null) {
        failures.add(failure.explainedBy(record));
        return;
      }
      Failure forgotten = unexplained.put(trace, failure);
      if (forgotten != null) {
        failures.add(forgotten);
      }
    }

    private void explain(LogRecord record) {
      logged.put(record.traceId(), record);
      Failure failure = unexplained.remove(record.traceId());
      if (failure != null) {
        failures.add(failure.explainedBy(record));
      }
    }

    private Finding finding(Causes.Group group) {
      List<Failure> alike = group.alike();
      Finding first = alike.getFirst().finding();
      Severity gravest =
          alike.stream().map(this::severity).max(Comparator.naturalOrder()).orElse(first.severity());
      String made = madeUp(alike.getFirst()) ? " (with an id that may belong to nothing)" : "";
      var told = new Finding(gravest, first.where(), first.what() + made, first.cause(), first.evidence());
      return group.presumed()
          ? Alike.one(told, presumption(alike), alike.stream().map(one -> one.finding().atMost(severity(one))).toList())
          : new Finding(gravest, told.where(), told.what() + others(alike), told.cause(), told.evidence());
    }

    /// Other words may tell of another cause, or only of the place.
    private static String presumption(List<Failure> alike) {
      boolean same = alike.stream().map(Failure::words).distinct().count() == 1;
      return same ? Alike.ONE_CAUSE : "though in other words";
    }

    private static String others(List<Failure> alike) {
      long more = alike.stream().map(Failure::operation).distinct().count() - 1;
      return more > 0 ? " (and at %d more operation%s)".formatted(more, more > 1 ? "s" : "") : "";
    }

    /// Who asks for what isn't there should hear so, but isn't kept from what is there.
    private Severity severity(Failure failure) {
      boolean lessens = madeUp(failure) && failure.severity() == Severity.CRITICAL;
      return lessens ? Severity.MAJOR : failure.severity();
    }

    private boolean madeUp(Failure failure) {
      String operation = failure.operation();
      return operation.contains("{") && (failure.madeUpId() || !served.contains(operation));
    }

    /// What a broken database did is told where that is judged.
    private Optional<Finding> crashed() {
      return crash.amid(DatabaseDown.EXPERIMENT) ? Optional.empty() : crash.finding();
    }

    @Override
    public Verdict verdict() {
      if (requests == 0 && crashed().isEmpty()) {
        return new Verdict.Inconclusive("no operation was exercised");
      }
      Causes kept = failures.copy();
      unexplained.all().forEach(kept::add);
      if (crash.happened()) {
        kept.drop("connection dropped");
      }
      kept.drop(failure -> unsupplied.explains(failure.exchange(), failure.operation()));
      var findings = new Findings();
      crashed().ifPresent(findings::add);
      kept.groups().forEach(group -> findings.add(finding(group)));
      var exercised = Exercised.of("requests", requests).and("operations", answering.size());
      if (findings.isEmpty() && answering.isEmpty()) {
        return new Verdict.Inconclusive("no operation answered", exercised);
      }
      if (findings.isEmpty() && silence.unclear() > 0) {
        return new Verdict.Inconclusive(
            "ordinary requests were left without an answer, too: what the others met isn't told apart", exercised);
      }
      if (findings.isEmpty() && maintenance) {
        return new Verdict.Inconclusive(
            "the service said that it is in maintenance, or busy for a while (503)", exercised);
      }
      if (findings.isEmpty() && unsupplied.operations() > 0) {
        return new Verdict.Inconclusive(unsupplied.words(), exercised);
      }
      if (findings.isEmpty() && served.isEmpty()) {
        return new Verdict.Inconclusive("no operation answered a request well", exercised);
      }
      String otherwise = "no server error in " + requests + " requests";
      return Verdict.failIfAny(findings.list(), otherwise, exercised);
    }
  }
}
