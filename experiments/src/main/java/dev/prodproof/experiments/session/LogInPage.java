package dev.prodproof.experiments.session;

import dev.prodproof.facts.Exchange;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// The form with a password in it, filled in and sent.
final class LogInPage {
  private LogInPage() {}

  /// @param given by the names of the recipe, which may differ from the form's
  static Optional<Exchange> enter(Visitor visitor, String page, Map<String, String> given) throws InterruptedException {
    Exchange shown = visitor.send(visitor.call("GET", page));
    Element form = shown.succeeded() ? Jsoup.parse(shown.text()).selectFirst("form:has(input[type=password])") : null;
    Map<String, String> fields = form == null ? new LinkedHashMap<>(given) : filled(form, given);
    Optional<String> target = form == null ? Optional.of(page) : action(visitor, page, form.attr("action"));
    if (target.isEmpty() || fields.isEmpty()) {
      return Optional.empty();
    }
    Exchange sent =
        visitor.send(visitor.call("POST", target.get()).body("application/x-www-form-urlencoded", encoded(fields)));
    String to = sent.header("location").orElse("");
    boolean entered = sent.status() >= 200 && sent.status() < 400 && !to.contains("error") && !asks(sent);
    // Who is sent back to where the log-in stands may be in nevertheless: it shows no password any more.
    boolean back = to.contains(path(page));
    return entered && !(back && asks(visitor.send(visitor.call("GET", page)))) ? Optional.of(sent) : Optional.empty();
  }

  /// It shows a form with a password.
  static boolean asks(Exchange shown) {
    return shown.succeeded() && !Jsoup.parse(shown.text()).select("form input[type=password]").isEmpty();
  }

  private static Map<String, String> filled(Element form, Map<String, String> given) {
    var fields = new LinkedHashMap<String, String>();
    for (Element input : form.select("input[name], button[name]")) {
      String type = input.attr("type").toLowerCase(Locale.ROOT);
      String name = input.attr("name");
      switch (type) {
        case "hidden" -> fields.put(name, input.attr("value"));
        case "password" -> fields.put(name, given.getOrDefault(name, password(given)));
        case "", "text", "email", "tel" -> fields.put(name, given.getOrDefault(name, user(given)));
        case "checkbox", "radio" -> {
          if (input.hasAttr("checked")) {
            fields.put(name, input.hasAttr("value") ? input.attr("value") : "on");
          }
        }
        default -> {}
      }
    }
    return fields;
  }

  private static String password(Map<String, String> given) {
    return given.entrySet().stream().filter(e -> isPassword(e.getKey())).map(Map.Entry::getValue).findFirst().orElse("");
  }

  private static String user(Map<String, String> given) {
    return given.entrySet().stream().filter(e -> !isPassword(e.getKey())).map(Map.Entry::getValue).findFirst().orElse("");
  }

  private static boolean isPassword(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*(pass|pwd|secret).*");
  }

  /// Credentials go to nobody but the target.
  private static Optional<String> action(Visitor visitor, String page, String action) {
    try {
      URI target = visitor.lab().target().resolve("/");
      URI to = target.resolve(page).resolve(action.isBlank() ? page : action.strip());
      boolean here = Objects.equals(to.getRawAuthority(), target.getRawAuthority()) && Objects.equals(to.getScheme(), target.getScheme());
      String path = Objects.toString(to.getRawPath(), "/");
      return here ? Optional.of(to.getRawQuery() == null ? path : path + "?" + to.getRawQuery()) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String path(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
