package dev.prodproof.checks.failures;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.LogRecord;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Traceback;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What made a request fail at the server, as far as its log or its answer tells.
final class ServerFault {
  /// What changes from one answer to the next: quoted values, ids, times, numbers.
  private static final Pattern VARIABLE =
      Pattern.compile("\"[^\"]*+\"|'[^']*+'|`[^`]*+`|“[^”]*+”|[0-9a-fA-F-]{8,}|\\d+");

  private static final Pattern MEMBER = Pattern.compile("\"([^\"\\\\]{1,40})\"\\s*:");

  private static final Pattern MESSAGE =
      Pattern.compile("(?i)\"(?:message|msg|detail|title|error|reason)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,200})");

  /// Texts that we made up carry our mark.
  private static final Pattern OURS = Pattern.compile("\\S*zq\\S*");

  private static final int SIGNATURE_LENGTH = 80;
  private static final int SHORT = 65_536;
  private static final long QUICK_MICROS = 2_000_000;

  private ServerFault() {}

  /// The head promised a body that didn't come to its end. Long and lasting answers may have been ended by us.
  static boolean brokenOff(Exchange exchange) {
    return exchange.reply() instanceof Exchange.Answer answer
        && ((!answer.complete() && promised(exchange)) || halfJson(exchange, answer))
        && answer.status() < 400
        && answer.body().length() < SHORT
        && ended(exchange)
        && !exchange.request().method().equals("HEAD")
        && !exchange.mediaType().equals("text/event-stream");
  }

  /// By the service, and at once: what goes on until our patience ends may be a stream.
  private static boolean ended(Exchange exchange) {
    long lastByte = exchange.timing().lastByte();
    return lastByte >= 0 && lastByte < QUICK_MICROS;
  }

  /// Without a promise nobody can tell: fields beyond what we keep end an answer, too.
  private static boolean promised(Exchange exchange) {
    return exchange.header("content-length").isPresent()
        || exchange.header("transfer-encoding").isPresent();
  }

  /// A container may close the framing in good order where the code that wrote the body gave up.
  private static boolean halfJson(Exchange exchange, Exchange.Answer answer) {
    String type = exchange.mediaType();
    boolean json = type.equals("application/json") || type.endsWith("+json");
    boolean piece = answer.status() == 206;
    if (!json || piece || answer.body().cut() || answer.body().binary()) {
      return false;
    }
    String text = exchange.text().strip();
    return (text.startsWith("{") && !text.endsWith("}")) || (text.startsWith("[") && !text.endsWith("]"));
  }

  static String cause(LogRecord logged) {
    return at(logged.exception(), logged.frame());
  }

  static String cause(Exchange exchange) {
    return switch (exchange.reply()) {
      case Exchange.NoAnswer(Exchange.Reason reason, String _) ->
          switch (reason) {
            case TIMEOUT -> "no answer";
            case DROPPED -> "connection dropped";
            case NOT_HTTP -> "answer isn't HTTP";
            case REFUSED, TLS, GIVEN_UP -> "unreachable";
          };
      case Exchange.Answer _ when brokenOff(exchange) -> "the answer breaks off";
      case Exchange.Answer answer ->
          Traceback.in(exchange.text())
              .filter(trace -> !trace.exception().isEmpty() || !trace.frame().isEmpty())
              .map(trace -> at(trace.exception(), trace.frame()))
              .orElseGet(() -> (answer.status() + " " + signature(exchange)).strip());
    };
  }

  /// Where it broke, whatever the exception is called: one reader of bodies stumbles in many ways.
  static String place(Exchange exchange) {
    Optional<String> frame =
        Traceback.in(exchange.text()).map(Traceback::frame).filter(known -> !known.isEmpty());
    return frame.map(known -> "at " + known).orElseGet(() -> cause(exchange));
  }

  private static String at(String exception, String frame) {
    return frame.isEmpty() ? exception : (exception + " at " + frame).strip();
  }

  /// What an answer in JSON says of the failure, without what changes from one to the next; empty where it says nothing.
  static String words(Exchange exchange) {
    Matcher said = MESSAGE.matcher(exchange.text());
    if (exchange.status() < 500 || !exchange.mediaType().endsWith("json") || !said.find()) {
      return "";
    }
    String plain = said.group(1).replace("\\\"", "\"");
    return OURS.matcher(VARIABLE.matcher(plain).replaceAll("…")).replaceAll("…");
  }

  /// What came, and to what: `answers 500 to an ordinary request`.
  static String came(Exchange exchange) {
    String came =
        switch (exchange.reply()) {
          case Exchange.Answer answer when brokenOff(exchange) ->
              "breaks off its answer (" + answer.status() + ")";
          case Exchange.Answer answer -> "answers " + answer.status();
          case Exchange.NoAnswer(Exchange.Reason reason, String _) ->
              switch (reason) {
                case TIMEOUT -> "does not answer";
                case DROPPED -> "drops the connection";
                case NOT_HTTP -> "answers with something that isn't HTTP";
                case REFUSED, TLS, GIVEN_UP -> "can't be reached";
              };
        };
    return came + " to " + request(exchange);
  }

  static String request(Exchange exchange) {
    return switch (exchange.purpose()) {
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
      case Purpose.Step step -> Steps.asked(exchange.request().method(), step);
      case Purpose.Faulted(String fault) -> "a request while it was " + fault;
      case Purpose.Look(String what) -> "a look (" + what + ")";
    };
  }

  /// The members of a JSON body; of any other the beginning, without what changes.
  private static String signature(Exchange exchange) {
    String body = exchange.text();
    String head = body.substring(0, Math.min(body.length(), 20 * SIGNATURE_LENGTH)).strip();
    if (head.startsWith("{") || head.startsWith("[")) {
      return MEMBER
          .matcher(head)
          .results()
          .map((MatchResult member) -> member.group(1))
          .distinct()
          .limit(8)
          .collect(Collectors.joining(", ", "{", "}"));
    }
    String same = VARIABLE.matcher(SentValues.without(exchange, head)).replaceAll("#");
    String text = same.replaceAll("\\s+", " ").strip();
    return text.substring(0, Math.min(text.length(), SIGNATURE_LENGTH));
  }
}
