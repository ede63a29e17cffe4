package dev.prodproof.checks.failures;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.leak.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a refusal of a legal value speaks of, where that isn't the value.
final class Refused {
  private Refused() {}

  /// It speaks of other things, there or not, with which the value doesn't go: no schema can state that.
  private static final Pattern ABOUT_OTHERS =
      Pattern.compile(
          "(?i)\\balready\\b|\\bexists?\\b|\\btaken\\b|duplicat|\\bunique|\\bin use\\b|not[ _-]?found|no such|foreign.?key");

  /// Of one time beside another: `start time must be before end time`.
  private static final String TIME = "\\b(?:start|begin|end|finish|expir|check-?(?:in|out))\\w*";

  private static final Pattern ABOUT_ORDER =
      Pattern.compile("(?i)" + TIME + "\\b.{0,30}\\b(?:before|after|earlier|later|precedes?)\\b.{0,20}" + TIME);

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static final int FEW_LETTERS = 8;
  private static final Pattern ABOUT_LENGTH =
      Pattern.compile("(?i)\\b(?:length|(?:too )?short|at least|min(?:imum)?|\\d+ characters?)\\b");

  private static final Pattern WANTED = Pattern.compile("(?i)\\b(?:is|are) required\\b");

  /// Escaped: control characters, and what isn't ASCII.
  private static final Pattern ODD = Pattern.compile("%(?:[01]|[89A-Fa-f])[0-9A-Fa-f]");

  /// Characters: shorter ones stand in any sentence by chance.
  private static final int TELLING = 4;

  /// Refused, and perhaps for the value that the variety names.
  static boolean perhapsFor(Exchange exchange, String variety) {
    return (exchange.status() == 400 || exchange.status() == 422)
        && (variety.contains(" path:") || !quotesPath(exchange))
        && !asksForAnother(exchange, variety)
        && !besideAnotherDate(exchange, variety)
        && !ABOUT_OTHERS.matcher(exchange.text()).find()
        && !ABOUT_ORDER.matcher(exchange.text()).find();
  }

  /// A word of few letters in a script that packs much into each may be too few for a service that counts them.
  static boolean tooShort(Exchange exchange, String value) {
    return !exchange.succeeded()
        && value.codePointCount(0, value.length()) < FEW_LETTERS
        && ABOUT_LENGTH.matcher(exchange.text()).find();
  }

  /// A thing that bears an odd name may be there, and not be welcome everywhere.
  static String oddPath(Exchange exchange) {
    String path = exchange.request().target().replaceFirst("\\?.*", "");
    return ODD.matcher(path).find() ? path : "";
  }

  /// What a refusal quotes from the path is what it speaks of, whatever else was odd. The path as a whole tells
  /// nothing: many refusals name it (RFC 9457's `instance`).
  private static boolean quotesPath(Exchange exchange) {
    List<String> described = List.of(exchange.operation().replaceFirst("^\\S+ ", "").split("/"));
    List<String> sent = List.of(exchange.request().target().replaceFirst("\\?.*", "").split("/"));
    int base = sent.size() - described.size();
    return base >= 0
        && IntStream.range(0, described.size())
            .filter(at -> described.get(at).contains("{"))
            .mapToObj(at -> PercentEncoding.decoded(sent.get(base + at), StandardCharsets.UTF_8))
            .flatMap(value -> Stream.of(value, value.replaceFirst(".*/", "")))
            .filter(value -> value.length() >= TELLING)
            .anyMatch(value -> Pattern.compile("(?<!/)" + Pattern.quote(value)).matcher(exchange.text()).find());
  }

  /// One of two dates was moved far away, and the refusal doesn't name it: how long a stay or a contract may be
  /// is a rule about both.
  private static boolean besideAnotherDate(Exchange exchange, String variety) {
    Matcher moved = DATE.matcher(variety);
    Matcher site = ValidInputAccepted.SITE.matcher(variety);
    String sent = exchange.request().target() + " " + exchange.request().body().text();
    return moved.lookingAt()
        && site.matches()
        && DATE.matcher(sent).results().anyMatch(date -> !date.group().equals(moved.group()))
        && !Naming.names(exchange.text(), Naming.leaf(site.group(1)));
  }

  /// It wants something beside the value: what goes together no simple schema can state.
  private static boolean asksForAnother(Exchange exchange, String variety) {
    Matcher site = ValidInputAccepted.SITE.matcher(variety);
    return variety.startsWith("value ")
        && site.matches()
        && WANTED.matcher(exchange.text()).find()
        && !Naming.names(exchange.text(), Naming.leaf(site.group(1)));
  }
}
