package dev.prodproof.checks.failures;

import dev.prodproof.core.Cause;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.LogRecord;
import dev.prodproof.facts.Purpose;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A request that failed at the server; as little of it as a finding needs.
///
/// @param size bytes of the request's body
/// @param came `answers 500 to an ordinary request`
/// @param words what the answer says of it, as far as that doesn't change from one to the next
record Failure(
    long exchange,
    String operation,
    Severity severity,
    long size,
    String came,
    String cause,
    Symptom symptom,
    String words) {
  /// The gravest, then what was built on purpose, then the smallest, then the earliest tells most. What fails by
  /// the way, under load say, comes with values of all kinds.
  static final Comparator<Failure> MOST_TELLING =
      Comparator.comparing((Failure failure) -> failure.severity())
          .reversed()
          .thenComparing(failure -> failure.came().contains("(random at "))
          .thenComparingLong(Failure::size)
          .thenComparingLong(Failure::exchange);

  private static final Pattern MADE_UP = Pattern.compile("\\(.+ path:[^)]*\\)$| in path:\\S+$");

  private static final Pattern NOT_FOUND = Pattern.compile("(?i)\\bnot found\\b|\\bno such\\b");

  /// Not of an id that the service gives out itself.
  private static final Pattern DUPLICATE =
      Pattern.compile("(?i)\\bunique constraint(?!.{0,9}\\w*_pkey)|\\bduplicate (?:key|entry)(?!.{0,80}(?:_pkey|PRIMARY))");

  /// What these words are about is the service's own, and nothing that a client asked for.
  private static final Pattern OWN =
      Pattern.compile(
          "(?i)\\b(?:relation|table|column|file|directory|template|view|module|class|method|function|attribute|host)\\b");

  static Failure of(Exchange exchange) {
    boolean gone = gone(exchange);
    boolean doubled = exchange.status() >= 500 && DUPLICATE.matcher(exchange.text()).find();
    String came =
        gone
            ? "answers %d about a thing that isn't there".formatted(exchange.status())
            : doubled
                ? "answers %d to a value that is taken already".formatted(exchange.status())
                : ServerFault.came(exchange);
    // Who asks for what can't be there isn't kept from what is.
    Severity severity =
        gone || doubled || MADE_UP.matcher(came).find() ? Severity.MAJOR : severity(exchange.purpose());
    return new Failure(
        exchange.id(),
        exchange.operation(),
        severity,
        exchange.request().body().length(),
        came,
        ServerFault.cause(exchange),
        Symptom.of(exchange, MADE_UP.matcher(came).find()),
        ServerFault.words(exchange));
  }

  /// It says itself that nothing has that id: whatever else was odd about the request didn't matter.
  private static boolean gone(Exchange exchange) {
    String text = exchange.text();
    return exchange.status() >= 500
        && exchange.operation().contains("{")
        && NOT_FOUND.matcher(text).find()
        && !OWN.matcher(text).find();
  }

  /// An id that we made up, at the edge of its type say, in a path.
  boolean madeUpId() {
    return MADE_UP.matcher(came).find();
  }

  /// The same, with the cause that the service's own log names.
  Failure explainedBy(LogRecord record) {
    return new Failure(exchange, operation, severity, size, came, ServerFault.cause(record), symptom, words);
  }

  /// The exception and the wrong input that brought it about: `NumberFormatException` and `query:page (maximum …)`.
  /// Empty where the input broke no rule, or where nobody knows what happened inside.
  Optional<String> provoked() {
    boolean wrong = came.contains(" invalid input in ");
    return located() && wrong
        ? Optional.of(cause.substring(0, cause.indexOf(" at ")) + " " + came)
        : Optional.empty();
  }

  /// The log or the answer names a place in the code.
  boolean located() {
    return cause.contains(" at ");
  }

  Finding finding() {
    boolean told =
        cause.matches("\\d{3}\\b.*")
            || cause.equals("no answer")
            || cause.equals("connection dropped");
    String what = told ? came : came + ": " + cause;
    return new Finding(severity, operation, what, new Cause(cause), List.of(exchange));
  }

  /// A client that keeps to the description must be served; one that doesn't must be refused.
  private static Severity severity(Purpose purpose) {
    return switch (purpose) {
      case Purpose.Valid _, Purpose.Unusual _, Purpose.Step _, Purpose.Look _ -> Severity.CRITICAL;
      case Purpose.Invalid _,
          Purpose.Malformed _,
          Purpose.WrongMedia _,
          Purpose.WrongMethod _,
          Purpose.Oversized _,
          Purpose.OddHeaders _,
          Purpose.Faulted _,
          Purpose.BrokenFraming _ ->
          Severity.MAJOR;
    };
  }
}
