package dev.prodproof.lab.session;

import dev.prodproof.facts.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    return Optional.of(new Header("Cookie", pairs(new TreeMap<>(values))));
  }

  /// The fields with these cookies among them: there is one `Cookie` field at most (RFC 6265 §5.4), since
  /// servers that see two read half of it, or nothing. What the request says itself goes before what is kept.
  List<Header> joined(List<Header> headers) {
    if (values.isEmpty()) {
      return headers;
    }
    var all = new TreeMap<>(values);
    for (String field : Header.all(headers, "cookie")) {
      for (String pair : field.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          all.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
        }
      }
    }
    var others = new ArrayList<>(headers);
    others.removeIf(header -> header.name().equalsIgnoreCase("cookie"));
    others.add(new Header("Cookie", pairs(all)));
    return others;
  }

  private static String pairs(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /// Empties the jar.
  ///
  /// @return what was in it
  Map<String, String> taken() {
    var all = Map.copyOf(values);
    values.clear();
    return all;
  }

  void put(Map<String, String> cookies) {
    values.putAll(cookies);
  }
}
