package dev.prodproof.lab.session;

import dev.prodproof.facts.Header;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The cookies of one session with one origin. Paths are ignored on purpose: one origin, one session.
final class Cookies {
  private final Map<String, String> values = new ConcurrentHashMap<>();

  void keep(List<Header> headers) {
    for (String field : Header.all(headers, "set-cookie")) {
      int end = field.indexOf(';');
      String pair = end < 0 ? field : field.substring(0, end);
      int equals = pair.indexOf('=');
      if (equals > 0) {
        keep(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip(), field);
      }
    }
  }

  private void keep(String name, String value, String field) {
    String attributes = field.toLowerCase(Locale.ROOT).replace(" ", "");
    boolean removed = value.isEmpty() || attributes.contains(";max-age=0") || attributes.contains("01jan1970") || attributes.contains("01-jan-1970");
    if (removed) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
  }

  Optional<Header> header() {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String pairs =
        values.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return Optional.of(new Header("Cookie", pairs));
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  void clear() {
    values.clear();
  }
}
