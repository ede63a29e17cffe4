package dev.prodproof.experiments.survey;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Which links are followed, and how paths of the same kind are told.
final class Links {
  /// GET should change nothing (RFC 9110 §9.2.1); links that say so of themselves aren't believed.
  static final Pattern IRREVOCABLE =
      Pattern.compile(
          "log-?_?(out|off)|sign-?_?(out|off)|abmelden|d[eé]connexion|delete|remove|destroy|l[oö]schen"
              + "|unsubscribe|cancel|shutdown|restart|reset|purge",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FILE =
      Pattern.compile(
          "\\.(css|js|mjs|map|png|jpe?g|gif|svg|ico|webp|woff2?|ttf|eot|pdf|zip|gz|tar|mp[34]|webm|csv"
              + "|xlsx?|docx?|xml|json|ya?ml|txt)$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LOG_IN =
      Pattern.compile(
          "(log|sign)[-_]?in|authenticat|/auth\\b|/sso\\b|anmelden|connexion",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\d+|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
              + "|[0-9a-fA-F]{16,}|\\d{4}-\\d{2}(-\\d{2})?|[0-9A-Z]{26}");

  private Links() {}

  static String path(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /// By name, in their order; a name without a value has an empty one.
  static Map<String, String> query(String target) {
    var query = new LinkedHashMap<String, String>();
    int start = target.indexOf('?');
    if (start >= 0) {
      for (String pair : target.substring(start + 1).split("&", -1)) {
        String[] parts = pair.split("=", 2);
        String name = decoded(parts[0]);
        if (!name.isEmpty()) {
          query.putIfAbsent(name, parts.length > 1 ? decoded(parts[1]) : "");
        }
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  static boolean worthReading(String target) {
    return !IRREVOCABLE.matcher(target).find() && !FILE.matcher(path(target)).find();
  }

  static boolean leadsToLogIn(String target) {
    return LOG_IN.matcher(path(target)).find();
  }

  /// A path segment that names one thing of many: a number, a UUID, a date.
  static boolean isVariable(String segment) {
    return VARIABLE.matcher(segment).matches();
  }

  /// The same for all pages of one kind: variable segments as `{}`, the query by its names only.
  static String pattern(String target) {
    var pattern = new StringBuilder();
    for (String segment : path(target).split("/", -1)) {
      pattern.append('/').append(isVariable(segment) ? "{}" : segment);
    }
    int query = target.indexOf('?');
    if (query >= 0) {
      Arrays.stream(target.substring(query + 1).split("&"))
          .map(pair -> pair.replaceAll("=.*", ""))
          .sorted()
          .distinct()
          .forEach(name -> pattern.append('&').append(name));
    }
    return pattern.toString();
  }
}
