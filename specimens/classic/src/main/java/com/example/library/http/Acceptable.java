package com.example.library.http;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether the caller can read JSON.
final class Acceptable {
  private static final Set<String> JSON =
      Set.of("*/*", "application/*", "application/json", "application/problem+json");

  private Acceptable() {}

  static void check(Headers headers) {
    List<String> accept = headers.getOrDefault("Accept", List.of());
    String all = String.join(",", accept).toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    if (all.isEmpty()) {
      return;
    }
    for (String range : all.split(",", -1)) {
      String type = range.split(";", 2)[0];
      if (JSON.contains(type) && !range.matches(".*;q=0(\\.0*)?$")) {
        return;
      }
    }
    throw new Refused(Problem.of(406, "Not acceptable", "Answers are application/json only."));
  }
}
