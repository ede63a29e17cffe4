package dev.prodproof.checks.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A policy as a browser reads it: the first directive of a name counts (CSP 3, §2.2.1).
record ContentSecurityPolicy(Map<String, List<String>> directives) {
  static ContentSecurityPolicy parse(String policy) {
    var directives = new HashMap<String, List<String>>();
    for (String part : policy.split(";", -1)) {
      String[] words = part.strip().toLowerCase(Locale.ROOT).split("\\s+");
      if (!words[0].isEmpty()) {
        directives.putIfAbsent(words[0], Arrays.asList(words).subList(1, words.length));
      }
    }
    return new ContentSecurityPolicy(Map.copyOf(directives));
  }

  /// A field may hold several policies, and a page several fields; each of them is enforced.
  static List<ContentSecurityPolicy> all(List<String> fields) {
    return fields.stream()
        .flatMap(field -> Arrays.stream(field.split(",", -1)))
        .map(ContentSecurityPolicy::parse)
        .filter(policy -> !policy.directives().isEmpty())
        .toList();
  }

  boolean limitsFrames() {
    return directives.containsKey("frame-ancestors");
  }

  /// What it should speak of and doesn't.
  List<String> omits() {
    var omits = new ArrayList<String>();
    if (effective("script-src") == null) {
      omits.add("scripts");
    }
    if (effective("object-src") == null) {
      omits.add("object-src");
    }
    // base-uri has no fallback in default-src.
    if (!directives.containsKey("base-uri")) {
      omits.add("base-uri");
    }
    return omits;
  }

  List<String> weaknesses() {
    List<String> scripts = effective("script-src");
    if (scripts == null) {
      return List.of();
    }
    boolean named = hasNonceOrHash(scripts);
    if (!named && scripts.contains("'unsafe-inline'")) {
      return List.of("allow inline scripts ('unsafe-inline' without a nonce)");
    }
    // Beside 'strict-dynamic' the hosts are for old browsers only (CSP 3, §8.2).
    boolean forOld = named && scripts.contains("'strict-dynamic'");
    return fromAnywhere(scripts) && !forOld ? List.of("allow scripts from anywhere") : List.of();
  }

  private static boolean fromAnywhere(List<String> sources) {
    return sources.contains("*") || sources.contains("http:") || sources.contains("https:");
  }

  private static boolean hasNonceOrHash(List<String> sources) {
    return sources.stream().anyMatch(s -> s.startsWith("'nonce-") || s.startsWith("'sha"));
  }

  private @Nullable List<String> effective(String directive) {
    List<String> own = directives.get(directive);
    return own == null ? directives.get("default-src") : own;
  }
}
