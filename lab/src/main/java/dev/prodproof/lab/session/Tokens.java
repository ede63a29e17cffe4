package dev.prodproof.lab.session;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds a bearer token in the answer to a log-in.
final class Tokens {
  /// Usual names, the surest first (RFC 6749 §5.1 has `access_token`).
  private static final List<String> NAMES =
      List.of("access_token", "accessToken", "token", "jwt", "id_token", "idToken", "bearer", "auth_token", "authToken", "key", "access");

  /// `access` may also be a word about rights.
  private static final Pattern OPAQUE = Pattern.compile("[\\w.~+/=-]{20,}");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Tokens() {}

  /// @param pointer where it stands (RFC 6901); null to look for it
  /// @return empty where there is none
  static String find(String body, @Nullable String pointer) {
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (JacksonException e) {
      return "";
    }
    if (pointer != null) {
      return root.at(pointer).asString("");
    }
    for (String name : NAMES) {
      JsonNode found = root.findValue(name);
      String value = found != null && found.isString() ? found.asString() : "";
      if (!value.isBlank() && (!name.equals("access") || OPAQUE.matcher(value).matches())) {
        return value;
      }
    }
    return "";
  }
}
