package dev.prodproof.checks.documentation;

import dev.prodproof.facts.Exchange;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A 404 that says which thing isn't there: “Cart not found”, `CART_NOT_FOUND`. Whoever says that was reached; a router
/// speaks of pages and routes.
final class Missing {
  private static final int READ = 2_000;

  private static final Pattern THING =
      Pattern.compile(
          "(?i)(?:^|[\"'\\s])([a-z]{3,30})(?: (?:was|is|are|were|could|can|does|did))?[ _-]?(?:not|n't)(?: be)?[ _-]?(?:found|exist)\\b"
              + "|(?:^|[\"'\\s])no[ _]([a-z]{3,30})[ _](?:found|yet)\\b");

  /// Django's own words, whatever the thing is called: “No View matches the given query.”
  private static final Pattern QUERIED = Pattern.compile("(?i)\\bno [\\w ]{1,40} matches the given query\\b");

  /// What routers and servers call a path; and words that only lead on to “not found”.
  private static final Set<String> ROUTERS =
      Set.of(
          "page", "route", "url", "uri", "path", "endpoint", "resource", "handler", "file", "static", "action", "api",
          "status", "error", "method", "operation", "document", "location", "address", "server", "requested", "http",
          "was", "does", "did", "could", "can", "object", "function", "service", "site", "view", "controller", "mapping",
          "message", "request", "matching", "here", "for", "are");

  private Missing() {}

  /// In words that a program wrote for programs.
  static boolean namesAThing(Exchange exchange) {
    String text = exchange.text().substring(0, Math.min(exchange.text().length(), READ));
    return exchange.mediaType().endsWith("json")
        && (QUERIED.matcher(text).find()
            || THING
                .matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .anyMatch(thing -> !ROUTERS.contains(thing.toLowerCase(Locale.ROOT))));
  }
}
