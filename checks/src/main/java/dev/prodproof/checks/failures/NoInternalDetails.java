package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.DatabaseTrial;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.InternalDetail;
import dev.prodproof.facts.InternalDetails;
import dev.prodproof.facts.leak.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

public final class NoInternalDetails implements Check<HttpFact> {
  /// What tells it is mostly one error handler for all operations.
  private static final String WHERE = "answers";

  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private static Severity severity(Kind kind) {
    return switch (kind) {
      // Some of them run code.
      case DEBUG_PAGE -> Severity.CRITICAL;
      case STACK_TRACE, SQL, DRIVER_MESSAGE, SOURCE_PATH -> Severity.MAJOR;
      case EXCEPTION_CLASS, RUNTIME_MESSAGE -> Severity.MINOR;
    };
  }

  private static String words(InternalDetail detail) {
    String kind =
        switch (detail.kind()) {
          case DEBUG_PAGE -> "debug page";
          case STACK_TRACE -> "stack trace";
          case SQL -> "SQL statement";
          case DRIVER_MESSAGE -> "driver's message";
          case SOURCE_PATH -> "path of a source file";
          case EXCEPTION_CLASS -> "exception class";
          case RUNTIME_MESSAGE -> "message of the run-time";
        };
    return kind.startsWith(detail.technology() + " ") ? kind : detail.technology() + " " + kind;
  }

  /// The last word of a path that is there to show what went wrong elsewhere: errors, or one of them.
  private static final Pattern TRACES =
      Pattern.compile(
          "(?i)^GET .*/[a-z_-]*((stack|back)[-_]?traces?|(error|exception|failure)(s|[-_]?details?|[-_]?stack(trace)?))(/[^/]+)?$");

  private static final class Pass implements Fold<HttpFact> {
    private final Findings findings = new Findings();
    private long answers;
    private long errors;

    @Override
    public void see(HttpFact fact) {
      if (fact instanceof Exchange exchange) {
        answered(exchange);
      } else if (fact instanceof DatabaseTrial trial && trial.outcome().leaked()) {
        leaked(trial);
      }
    }

    /// A word that we hid in the database's message stands in the answer.
    private void leaked(DatabaseTrial trial) {
      String what = "what %s says (%s) reaches the client".formatted(trial.upstream(), trial.fault());
      findings.add(
          trial.operation(),
          new Finding(
              Severity.MAJOR,
              WHERE,
              what,
              new Cause("the text of a database's error"),
              List.of(trial.outcome().exchange())));
    }

    private void answered(Exchange exchange) {
      if (!(exchange.reply() instanceof Exchange.Answer answer) || answer.body().binary()) {
        return;
      }
      answers++;
      errors += answer.status() >= 400 ? 1 : 0;
      String text = answer.body().text();
      if (!text.isBlank()) {
        // One answer is one leak, whatever else stands in it.
        InternalDetails.in(text, sent(exchange)).stream()
            .filter(detail -> answer.status() >= 400 || (surely(detail.kind()) && !askedFor(exchange, detail.kind())))
            .max(Comparator.comparing((InternalDetail detail) -> severity(detail.kind())))
            .ifPresent(detail -> look(exchange, detail));
      }
    }

    /// A success may be about SQL or about errors; hardly ever is it a trace or a page for
    /// developers.
    private static boolean surely(Kind kind) {
      return switch (kind) {
        case DEBUG_PAGE, STACK_TRACE -> true;
        case SQL, DRIVER_MESSAGE, SOURCE_PATH, EXCEPTION_CLASS, RUNTIME_MESSAGE -> false;
      };
    }

    /// `GET /jobs/{id}/stacktrace` is about a trace of somebody's work, not of ours.
    private static boolean askedFor(Exchange exchange, Kind kind) {
      String place = exchange.operation().isEmpty() ? exchange.request().method() + " " + exchange.path() : exchange.operation();
      return kind == Kind.STACK_TRACE && TRACES.matcher(place).find();
    }

    private static String sent(Exchange exchange) {
      String headers =
          exchange.request().headers().stream()
              .map(Header::value)
              .collect(Collectors.joining("\n"));
      return exchange.request().target() + "\n" + headers + "\n" + exchange.request().body().text();
    }

    private void look(Exchange exchange, InternalDetail detail) {
      String what =
          "an answer with "
              + exchange.status()
              + " shows a "
              + words(detail)
              + " ("
              + detail.excerpt()
              + ")";
      String place = exchange.operation().isEmpty() ? page(exchange) : exchange.operation();
      findings.add(
          place,
          new Finding(
              severity(detail.kind()),
              WHERE,
              what,
              new Cause(words(detail)),
              List.of(exchange.id())));
    }

    private static String page(Exchange exchange) {
      String path = exchange.path();
      return exchange.request().method() + " " + path.substring(0, Math.min(path.length(), 80));
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("answers", answers).and("error answers", errors);
      if (findings.isEmpty() && errors == 0) {
        return new Verdict.Inconclusive(
            "the service was never brought to answer with an error", exercised);
      }
      return Verdict.failIfAny(
          findings.list(), "none of " + answers + " answers shows internal details", exercised);
    }
  }
}
