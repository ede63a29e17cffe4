package dev.prodproof.experiments.survey;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where an answer says that an API description is: in link fields (RFC 8288, RFC 8631), catalogues
/// (RFC 9727), the configuration and the scripts of viewers, and in plain links.
final class Hints {
  private static final Pattern LINK_FIELD =
      Pattern.compile("<([^>]*)>([^,<]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONFIGURED =
      Pattern.compile(
          "[\"']?\\b(?:url|configUrl|spec-?url|openapi-?url|apiDescriptionUrl|data-url)[\"']?"
              + "\\s*[:=]\\s*[\"'`]([^\"'`\\s<>]{1,500})[\"'`]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LINKED =
      Pattern.compile(
          "[\"']?\\b(?:href|src)[\"']?\\s*[:=]\\s*[\"']([^\"'\\s<>]{1,500})[\"']",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMED =
      Pattern.compile(
          "[\"'`(]([^\"'`()\\s<>]{0,300}(?:openapi|swagger|api-docs)[^\"'`()\\s<>]{0,200})[\"'`)]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TELLING =
      Pattern.compile(
          "openapi|swagger|api-docs|api-json|\\.json|\\.ya?ml|redoc|/docs?\\b|/schema|/spec",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ASSET =
      Pattern.compile(
          "\\.(css|png|svg|ico|jpe?g|gif|woff2?|map)(\\?|$)|-bundle|-preset|manifest\\.json",
          Pattern.CASE_INSENSITIVE);

  /// More than this in one answer isn't a hint, it's a list of something else.
  private static final int MOST = 30;

  /// A viewer knows one description, or a few versions of it.
  private static final int MOST_CONFIGURED = 10;

  private Hints() {}

  /// Request targets inside the scope, the surest first.
  static Set<String> of(Exchange seen, Scope scope) {
    var links = new LinkedHashSet<String>();
    seen.answer()
        .ifPresent(
            answer ->
                Header.all(answer.headers(), "link").forEach(field -> described(field, links)));
    String text = seen.text();
    if (seen.succeeded() && text.length() < 1_000_000) {
      collect(CONFIGURED.matcher(text), true, links);
      if (links.size() > MOST_CONFIGURED) {
        // Languages to choose from, say: what tells something must find room.
        links.removeIf(link -> !TELLING.matcher(link).find());
      }
      collect(LINKED.matcher(text), false, links);
      collect(NAMED.matcher(text), false, links);
    }
    var targets = new LinkedHashSet<String>();
    for (String link : links) {
      scope.follow(seen.request().target(), link).ifPresent(targets::add);
    }
    return targets;
  }

  private static void described(String field, Set<String> links) {
    Matcher each = LINK_FIELD.matcher(field);
    while (each.find()) {
      if (each.group(2).contains("service-desc") || each.group(2).contains("api-catalog")) {
        links.add(each.group(1));
      }
    }
  }

  /// @param sure what stands there is an address of a description, whatever it looks like
  private static void collect(Matcher matcher, boolean sure, Set<String> links) {
    while (matcher.find() && links.size() < MOST) {
      String link = matcher.group(1).replace("\\/", "/");
      if ((sure || TELLING.matcher(link).find()) && !ASSET.matcher(link).find()) {
        links.add(link);
      }
    }
  }

  /// The first segment of a path that the target itself leads to: perhaps its context path.
  static Optional<String> context(String target) {
    Matcher first = Pattern.compile("^(/[A-Za-z0-9._~-]{1,40})(/.*)?$").matcher(target);
    return first.matches() && !first.group(1).contains(".")
        ? Optional.of(first.group(1))
        : Optional.empty();
  }
}
