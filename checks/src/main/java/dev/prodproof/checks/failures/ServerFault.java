package dev.prodproof.checks.failures;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.LogRecord;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Traceback;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What made a request fail at the server, as far as its log or its answer tells.
final class ServerFault {
  /// What changes from one answer to the next: numbers, ids, times, quoted values.
  private static final Pattern VARIABLE =
      Pattern.compile("\"[^\"]{0,200}\"(?=\\s*[,}\\]])|[0-9a-fA-F-]{8,}|\\d+");

  private static final int SIGNATURE_LENGTH = 80;

  private ServerFault() {}

  static String cause(Exchange exchange, @Nullable LogRecord logged) {
    if (logged != null) {
      return logged.frame().isEmpty()
          ? logged.exception()
          : logged.exception() + " at " + logged.frame();
    }
    return switch (exchange.reply()) {
      case Exchange.NoAnswer(Exchange.Reason reason, String _) ->
          switch (reason) {
            case TIMEOUT -> "no answer";
            case DROPPED -> "connection dropped";
            case NOT_HTTP -> "answer isn't HTTP";
            case REFUSED, TLS, GIVEN_UP -> "unreachable";
          };
      case Exchange.Answer answer ->
          Traceback.in(exchange.text())
              .map(trace -> trace.exception() + (trace.frame().isEmpty() ? "" : " at " + trace.frame()))
              .orElseGet(() -> (answer.status() + " " + normalised(answer.body().text())).strip());
    };
  }

  static String sentence(Exchange exchange, String cause) {
    String came =
        switch (exchange.reply()) {
          case Exchange.Answer answer -> "answers " + answer.status();
          case Exchange.NoAnswer(Exchange.Reason reason, String _) ->
              reason == Exchange.Reason.TIMEOUT ? "does not answer" : "drops the connection";
        };
    String why = cause.startsWith("" + exchange.status()) ? "" : ": " + cause;
    return came + " to " + request(exchange.purpose()) + why;
  }

  private static String request(Purpose purpose) {
    return switch (purpose) {
      case Purpose.Valid(String variety, boolean plain) ->
          plain ? "an ordinary request" : "a valid request (" + variety + ")";
      case Purpose.Unusual(var site, String variety, String _) -> variety + " in " + site;
      case Purpose.Invalid(var site, String keyword, String variety, boolean _, long _) ->
          "invalid input in " + site + " (" + keyword + ": " + variety + ")";
      case Purpose.Malformed(String variety, boolean _) -> "a malformed body (" + variety + ")";
      case Purpose.WrongMedia(String mediaType) -> "the media type " + mediaType;
      case Purpose.WrongMethod() -> "an undeclared method";
      case Purpose.Oversized(long bytes, long _) -> "a body of " + bytes + " bytes";
      case Purpose.OddHeaders(String variety) -> "unusual headers (" + variety + ")";
      case Purpose.BrokenFraming(String variety) -> "broken framing (" + variety + ")";
      case Purpose.Step(String scenario, long _, var _) -> "a step of the scenario “" + scenario + "”";
      case Purpose.Look(String what) -> "a look (" + what + ")";
    };
  }

  private static String normalised(String body) {
    String head = body.substring(0, Math.min(body.length(), 4 * SIGNATURE_LENGTH));
    String text = VARIABLE.matcher(head).replaceAll("#").replaceAll("\\s+", " ").strip();
    return text.substring(0, Math.min(text.length(), SIGNATURE_LENGTH));
  }
}
