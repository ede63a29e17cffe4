package dev.prodproof.experiments.session;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Cookies as they were set, with their attributes. Their values stay in here.
final class Jar {
  private static final String MASKED = "…";

  /// @param attributes from the first semicolon on; empty where there is none
  private record Cookie(String value, String attributes) {}

  private final Map<String, Cookie> cookies = new LinkedHashMap<>();

  void keep(Exchange exchange) {
    exchange.answer().ifPresent(answer -> Header.all(answer.headers(), "set-cookie").forEach(this::keep));
  }

  private void keep(String field) {
    int end = field.indexOf(';');
    String pair = end < 0 ? field : field.substring(0, end);
    int equals = pair.indexOf('=');
    if (equals <= 0) {
      return;
    }
    String name = pair.substring(0, equals).strip();
    String value = pair.substring(equals + 1).strip();
    String attributes = end < 0 ? "" : field.substring(end);
    String low = attributes.toLowerCase(Locale.ROOT).replace(" ", "");
    if (value.isEmpty() || value.equals("\"\"") || low.contains(";max-age=0") || low.contains("1970")) {
      cookies.remove(name);
    } else {
      cookies.put(name, new Cookie(value, attributes));
    }
  }

  boolean isEmpty() {
    return cookies.isEmpty();
  }

  Set<String> names() {
    return new LinkedHashSet<>(cookies.keySet());
  }

  Set<String> namesBut(String one) {
    Set<String> names = names();
    names.remove(one);
    return names;
  }

  /// The field as it was set, but for the value.
  String shown(String name) {
    Cookie cookie = cookies.get(name);
    return name + "=" + MASKED + (cookie == null ? "" : cookie.attributes());
  }

  /// The request's field with these cookies.
  Optional<Header> header(Set<String> names) {
    String pairs =
        cookies.entrySet().stream()
            .filter(cookie -> names.contains(cookie.getKey()))
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value())
            .collect(Collectors.joining("; "));
    return pairs.isEmpty() ? Optional.empty() : Optional.of(new Header("Cookie", pairs));
  }
}
