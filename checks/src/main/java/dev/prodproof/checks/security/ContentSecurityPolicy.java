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

  List<String> weaknesses() {
    var weaknesses = new ArrayList<String>();
    List<String> scripts = effective("script-src");
    if (scripts == null) {
      weaknesses.add("have a Content-Security-Policy that says nothing about scripts");
    } else if (!hasNonceOrHash(scripts)) {
      if (scripts.contains("'unsafe-inline'")) {
        weaknesses.add("allow inline scripts ('unsafe-inline' without a nonce)");
      } else if (fromAnywhere(scripts)) {
        weaknesses.add("allow scripts from anywhere");
      }
    } else if (fromAnywhere(scripts) && !scripts.contains("'strict-dynamic'")) {
      // Beside 'strict-dynamic' the hosts are for old browsers only (CSP 3, §8.2).
      weaknesses.add("allow scripts from anywhere");
    }
    if (effective("object-src") == null) {
      weaknesses.add("have a Content-Security-Policy without object-src");
    }
    // base-uri has no fallback in default-src.
    if (!directives.containsKey("base-uri")) {
      weaknesses.add("have a Content-Security-Policy without base-uri");
    }
    return weaknesses;
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
