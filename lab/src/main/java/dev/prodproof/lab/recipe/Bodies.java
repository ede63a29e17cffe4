package dev.prodproof.lab.recipe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Fields as the body of a request.
public final class Bodies {
  private Bodies() {}

  public static String json(Map<String, String> fields) {
    return JsonMapper.shared().writeValueAsString(fields);
  }

  /// `application/x-www-form-urlencoded`.
  public static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
