package dev.prodproof.lab.recipe;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a database answers, as people write it: `localhost:5432/booking`, a URL, or a JDBC URL.
///
/// @param kind `postgres` or `mysql`
/// @param name of the database on that server; may be empty
/// @param options from the question mark on, with it
record DatabaseAddress(
    String kind, String host, int port, String name, String options, String user, String password) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:)?(?:[a-z]+://)?(?:([^:@/]*)(?::([^@/]*))?@)?"
              + "([A-Za-z0-9._-]+|\\[[0-9a-fA-F:]+])(?::([0-9]{1,5}))?(?:/([^?/]*))?(\\?.*)?");

  /// The kind whose wire we speak; empty for others.
  static String kind(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "postgres", "postgresql" -> "postgres";
      case "mysql", "mariadb" -> "mysql";
      default -> "";
    };
  }

  /// Where such a database answers as a rule.
  static int port(String kind) {
    return kind.equals("postgres") ? 5432 : 3306;
  }

  /// Null where it is none.
  static @Nullable DatabaseAddress read(String kind, String at) {
    Matcher form = FORM.matcher(at.strip());
    if (!form.matches()) {
      return null;
    }
    int port = form.group(4) == null ? port(kind) : Integer.parseInt(form.group(4));
    if (port < 1 || port > 65_535) {
      return null;
    }
    return new DatabaseAddress(
        kind,
        form.group(3),
        port,
        or(form.group(5)),
        or(form.group(6)),
        decoded(or(form.group(1))),
        decoded(or(form.group(2))));
  }

  static DatabaseAddress unknown(String kind) {
    return new DatabaseAddress(kind, "localhost", port(kind), "", "", "", "");
  }

  DatabaseAddress as(String who, String secret) {
    return new DatabaseAddress(kind, host, port, name, options, who, secret);
  }

  /// @param need its name in the recipe
  /// @param stand our proxy's port
  Map<String, String> placeholders(String need, int stand) {
    String scheme = kind.equals("postgres") ? "postgresql" : kind;
    String place = "127.0.0.1:" + stand + (name.isEmpty() ? "" : "/" + name) + options;
    String colon = password.isEmpty() ? "" : ":" + encoded(password);
    String who = user.isEmpty() ? "" : encoded(user) + colon + "@";
    var all = new LinkedHashMap<String, String>();
    all.put(need + ".url", scheme + "://" + who + place);
    all.put(need + ".jdbc", "jdbc:" + scheme + "://" + place);
    all.put(need + ".host", "127.0.0.1");
    all.put(need + ".port", Integer.toString(stand));
    all.put(need + ".name", name);
    all.put(need + ".user", user);
    all.put(need + ".password", password);
    return all;
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A per cent sign that stands for itself.
      return text;
    }
  }
}
