package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.LogRecord;
import dev.prodproof.facts.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    /// Failures kept of one operation: enough to find every cause among them.
    private static final int KEPT_PER_OPERATION = 300;

    private static final int KEPT_LOG_RECORDS = 10_000;

    private final Map<String, Described.Operation> operations = new HashMap<>();
    private final Map<String, List<Exchange>> failures = new HashMap<>();
    private final Map<String, LogRecord> logged = new HashMap<>();
    private final Set<String> answering = new HashSet<>();
    private long requests;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described -> described.operations().forEach(o -> operations.put(o.id(), o));
        case Exchange exchange when !exchange.operation().isEmpty() && counts(exchange) ->
            look(exchange);
        case LogRecord record -> keep(record);
        default -> {}
      }
    }

    /// Malformed bodies, media types, methods and sizes have rows of their own.
    private static boolean counts(Exchange exchange) {
      return switch (exchange.purpose()) {
        case Purpose.Valid _, Purpose.Unusual _, Purpose.Invalid _, Purpose.OddHeaders _,
                Purpose.Step _, Purpose.Look _ ->
            true;
        case Purpose.Malformed _, Purpose.WrongMedia _, Purpose.WrongMethod _, Purpose.Oversized _,
                Purpose.BrokenFraming _ ->
            false;
      };
    }

    private void look(Exchange exchange) {
      requests++;
      if (!failed(exchange)) {
        answering.add(exchange.operation());
        return;
      }
      List<Exchange> kept = failures.computeIfAbsent(exchange.operation(), _ -> new ArrayList<>());
      if (kept.size() < KEPT_PER_OPERATION) {
        kept.add(exchange);
      }
    }

    private boolean failed(Exchange exchange) {
      return switch (exchange.reply()) {
        case Exchange.NoAnswer(Exchange.Reason reason, String _) ->
            switch (reason) {
              case DROPPED, TIMEOUT, NOT_HTTP -> true;
              case REFUSED, TLS, GIVEN_UP -> false;
            };
        case Exchange.Answer answer -> answer.status() >= 500 && !declared(exchange);
      };
    }

    private boolean declared(Exchange exchange) {
      int status = exchange.status();
      Described.Operation operation = operations.get(exchange.operation());
      return (status == 501 || status == 503) && operation != null && operation.names(status);
    }

    private void keep(LogRecord record) {
      if (!record.traceId().isEmpty()
          && !record.exception().isEmpty()
          && logged.size() < KEPT_LOG_RECORDS) {
        logged.putIfAbsent(record.traceId(), record);
      }
    }

    @Override
    public Verdict verdict() {
      if (requests == 0) {
        return new Verdict.Inconclusive("no operation was exercised");
      }
      var findings = new Findings();
      failures.forEach((_, exchanges) -> simplestFirst(exchanges).forEach(e -> findings.add(of(e))));
      var exercised =
          Exercised.of("requests", requests).and("operations", answering.size());
      if (findings.isEmpty() && answering.isEmpty()) {
        return new Verdict.Inconclusive("no operation answered", exercised);
      }
      String otherwise = "no server error in " + requests + " requests";
      return Verdict.failIfAny(findings.list(), otherwise, exercised);
    }

    private static List<Exchange> simplestFirst(List<Exchange> exchanges) {
      return exchanges.stream()
          .sorted(
              Comparator.comparing((Exchange e) -> severity(e))
                  .reversed()
                  .thenComparingLong(e -> e.request().body().length())
                  .thenComparingLong(Exchange::id))
          .toList();
    }

    private Finding of(Exchange exchange) {
      String cause =
          ServerFault.cause(exchange, logged.get(exchange.request().traceId()));
      return new Finding(
          severity(exchange),
          exchange.operation(),
          ServerFault.sentence(exchange, cause),
          new Cause(cause),
          List.of(exchange.id()));
    }

    /// A client that keeps to the description must be served; one that doesn't must be refused.
    private static Severity severity(Exchange exchange) {
      return switch (exchange.purpose()) {
        case Purpose.Valid _, Purpose.Unusual _, Purpose.Step _, Purpose.Look _ ->
            Severity.CRITICAL;
        default -> Severity.MAJOR;
      };
    }
  }
}
