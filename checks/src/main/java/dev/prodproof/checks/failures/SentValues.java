package dev.prodproof.checks.failures;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The values of a request, to be taken out of what the service said of it: an echo is no cause.
final class SentValues {
  /// Shorter ones stand in every text.
  private static final int SHORTEST = 3;

  private static final int LOOKED_THROUGH = 8_000;
  private static final Pattern JSON_TEXT =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.){3,500}+)\"(?!\\s*:)");

  private SentValues() {}

  static String without(Exchange exchange, String text) {
    String rest = text;
    for (String value : of(exchange)) {
      rest = rest.replace(value, "#");
    }
    return rest;
  }

  /// The longest first, since one may be a part of another.
  private static List<String> of(Exchange exchange) {
    Set<String> values = new TreeSet<>();
    if (exchange.purpose() instanceof Purpose.Unusual(var _, String _, String value)) {
      values.add(value);
    }
    target(exchange, values);
    String body = exchange.request().body().text();
    JSON_TEXT
        .matcher(body.substring(0, Math.min(body.length(), LOOKED_THROUGH)))
        .results()
        .map((MatchResult found) -> found.group(1))
        .forEach(values::add);
    return values.stream()
        .filter(value -> value.length() >= SHORTEST)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private static void target(Exchange exchange, Set<String> values) {
    Set<String> template = Set.copyOf(Arrays.asList(exchange.operation().split("[ /]+", -1)));
    Arrays.stream(exchange.path().split("/", -1))
        .filter(segment -> !template.contains(segment))
        .forEach(values::add);
    int query = exchange.request().target().indexOf('?');
    if (query >= 0) {
      Arrays.stream(exchange.request().target().substring(query + 1).split("&", -1))
          .map(pair -> pair.substring(pair.indexOf('=') + 1))
          .forEach(values::add);
    }
  }
}
