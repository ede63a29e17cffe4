package dev.prodproof.experiments.fuzzing.pool;

import dev.prodproof.experiments.fuzzing.values.Names;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A path template, such as `/customers/{id}/orders`, read for what it says of the things behind it.
public record Template(String path, List<String> segments) {
  /// Those of a description, asked for again with each request and each answer.
  private static final Map<String, Template> KNOWN = new ConcurrentHashMap<>();
  private static final int MOST_KNOWN = 10_000;

  public static Template of(String path) {
    Template known = KNOWN.get(path);
    if (known == null) {
      known = new Template(path, parts(path));
      if (KNOWN.size() < MOST_KNOWN) {
        KNOWN.put(path, known);
      }
    }
    return known;
  }

  private static List<String> parts(String path) {
    return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
  }

  /// Names of its parameters, from left to right.
  public List<String> parameters() {
    return segments.stream().filter(Template::isParameter).map(Template::parameter).toList();
  }

  /// What a collection is of: `order` of `/customers/{id}/orders` and of `…/orders/{orderId}`.
  public String resource() {
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (!isParameter(segments.get(i))) {
        return Names.singular(segments.get(i));
      }
    }
    return "";
  }

  /// What a parameter names: `customer` for `id` of `/customers/{id}/orders`.
  public String resourceOf(String parameter) {
    int at = segments.indexOf("{" + parameter + "}");
    for (int i = at - 1; i >= 0; i--) {
      if (!isParameter(segments.get(i))) {
        return Names.singular(segments.get(i));
      }
    }
    return "";
  }

  public boolean endsWithParameter() {
    return !segments.isEmpty() && isParameter(segments.getLast());
  }

  /// `/customers/{id}/orders` of `/customers/{id}/orders/{order}`.
  public String parent() {
    return "/" + String.join("/", segments.subList(0, Math.max(0, segments.size() - 1)));
  }

  /// The values of its parameters in a path that was built from it.
  public Optional<Map<String, String>> match(String requestPath) {
    List<String> parts = parts(requestPath);
    if (parts.size() != segments.size()) {
      return Optional.empty();
    }
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < parts.size(); i++) {
      if (isParameter(segments.get(i))) {
        values.put(parameter(segments.get(i)), decoded(parts.get(i)));
      } else if (!segments.get(i).equals(parts.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /// Segments that say what is done rather than what there is: `cancel` of `/orders/{id}/cancel`.
  public boolean endsWithAction() {
    boolean below = segments.subList(0, Math.max(0, segments.size() - 1)).stream().anyMatch(Template::isParameter);
    String last = segments.isEmpty() ? "" : segments.getLast();
    return below && !isParameter(last) && Names.singular(last).equals(Names.squeezed(last));
  }


  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static String parameter(String segment) {
    return segment.substring(1, segment.length() - 1);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return part;
    }
  }
}
