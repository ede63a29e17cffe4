package dev.prodproof.lab.recipe;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Header;
import dev.prodproof.lab.Recipe.Identity;
import dev.prodproof.lab.Recipe.LogIn;
import dev.prodproof.lab.Recipe.Token;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads identities from an authentication file of Web Fuzzing Commons, as fuzzers use them. Both
/// forms of
/// `token` are known: `extractFromField` and the later `extractFrom`/`sendIn`.
public final class WfcAuth {
  private final Yaml yaml;
  private final Complaints complaints;
  private final Set<String> secrets = new LinkedHashSet<>();

  private WfcAuth(Yaml yaml) {
    this.yaml = yaml;
    this.complaints = new Complaints(yaml);
  }

  /// @param identities by name, in the order of the file
  /// @param secrets values to be kept out of every record
  public record Auth(Map<String, Identity> identities, Set<String> secrets) {}

  /// @throws Unusable for whatever is wrong with it
  public static Auth read(Path file) {
    try {
      return read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new Unusable("can't read " + file + ": is the path right?", e);
    }
  }

  static Auth read(String name, byte[] bytes) {
    return new WfcAuth(Yaml.read(name, bytes)).auth();
  }

  private Auth auth() {
    JsonNode list = yaml.root().path("auth");
    if (!list.isArray() || list.isEmpty()) {
      complaints.add("/auth", "`auth` should be a list of entries with a name each");
    }
    var identities = new LinkedHashMap<String, Identity>();
    for (int i = 0; i < list.size(); i++) {
      String at = "/auth/" + i;
      JsonNode entry = merged(yaml.root().path("authTemplate"), list.path(i));
      String name = entry.path("name").asString("");
      if (name.isEmpty() || identities.containsKey(name)) {
        complaints.add(at, "each entry needs a `name` of its own");
      }
      identities.put(name, new Identity(name, "customer", logIn(at, entry)));
    }
    complaints.throwIfAny();
    return new Auth(identities, Set.copyOf(secrets));
  }

  // The template gives what an entry leaves out, at every depth.
  private static JsonNode merged(JsonNode template, JsonNode entry) {
    if (!(template instanceof ObjectNode below) || !(entry instanceof ObjectNode above)) {
      return entry.isMissingNode() ? template : entry;
    }
    ObjectNode both = below.deepCopy();
    for (var each : above.properties()) {
      both.set(each.getKey(), merged(below.path(each.getKey()), each.getValue()));
    }
    return both;
  }

  private LogIn logIn(String at, JsonNode entry) {
    List<Header> fixed = headers(at + "/fixedHeaders", entry.path("fixedHeaders"));
    JsonNode endpoint = entry.path("loginEndpointAuth");
    if (endpoint.isMissingNode()) {
      if (fixed.isEmpty()) {
        complaints.add(at, "it needs `fixedHeaders` or `loginEndpointAuth`");
      }
      return new LogIn.Fields(fixed);
    }
    String below = at + "/loginEndpointAuth";
    List<Header> headers = new ArrayList<>(headers(below + "/headers", endpoint.path("headers")));
    headers.addAll(fixed);
    String type = endpoint.path("contentType").asString("application/json");
    String body = body(below, endpoint, type);
    return new LogIn.Spelled(
        verb(below, endpoint),
        target(below, endpoint),
        List.copyOf(headers),
        body.isEmpty() ? "" : type,
        body,
        token(below + "/token", endpoint));
  }

  private String verb(String at, JsonNode endpoint) {
    String verb = endpoint.path("verb").asString("POST").toUpperCase(Locale.ROOT);
    if (!Set.of("POST", "GET", "PATCH", "DELETE", "PUT").contains(verb)) {
      complaints.add(at + "/verb", "`verb` should be POST, GET, PATCH, DELETE or PUT");
    }
    return verb;
  }

  private String target(String at, JsonNode endpoint) {
    String path = endpoint.path("endpoint").asString("");
    String external = endpoint.path("externalEndpointURL").asString("");
    if (!external.isEmpty()) {
      try {
        Urls.http(external);
      } catch (Unusable e) {
        complaints.add(at + "/externalEndpointURL", String.valueOf(e.getMessage()));
        return external;
      }
      return URI.create(external).toString();
    }
    if (!path.startsWith("/")) {
      complaints.add(at, "`endpoint` should be a path, for example /login");
    }
    return path;
  }

  private String body(String at, JsonNode endpoint, String type) {
    JsonNode user = endpoint.path("payloadUserPwd");
    if (!(user instanceof ObjectNode)) {
      String raw = endpoint.path("payloadRaw").asString("");
      learn(raw);
      return raw;
    }
    var fields = new LinkedHashMap<String, String>();
    for (String what : List.of("username", "password")) {
      String field = user.path(what + "Field").asString("");
      String value = user.path(what).asString("");
      if (field.isEmpty() || value.isEmpty()) {
        complaints.add(at + "/payloadUserPwd", "it needs `" + what + "` and `" + what + "Field`");
      }
      fields.put(field, value);
    }
    learn(user.path("password").asString(""));
    return type.toLowerCase(Locale.ROOT).contains("form-urlencoded")
        ? Bodies.form(fields)
        : Bodies.json(fields);
  }

  private @Nullable Token token(String at, JsonNode endpoint) {
    JsonNode token = endpoint.path("token");
    if (endpoint.path("expectCookies").asBoolean(false) || !(token instanceof ObjectNode)) {
      return null;
    }
    if (token.has("extractFromField")) {
      String prefix = token.path("headerPrefix").asString("");
      return new Token(
          Token.From.BODY,
          token.path("extractFromField").asString(),
          Token.Carrier.HEADER,
          token.path("httpHeaderName").asString("Authorization"),
          prefix + "{token}");
    }
    return new Token(
        one(Token.From.class, at, token.path("extractFrom").asString("body")),
        token.path("extractSelector").asString(),
        one(Token.Carrier.class, at, token.path("sendIn").asString("header")),
        token.path("sendName").asString("Authorization"),
        token.path("sendTemplate").asString("{token}"));
  }

  private <E extends Enum<E>> E one(Class<E> kind, String at, String word) {
    E[] all = kind.getEnumConstants();
    for (E each : all) {
      if (each.name().equalsIgnoreCase(word)) {
        return each;
      }
    }
    complaints.add(at, "`" + word + "` isn't known; write one of " + List.of(all));
    return all[0];
  }

  private List<Header> headers(String at, JsonNode list) {
    var headers = new ArrayList<Header>();
    for (JsonNode each : list) {
      String name = each.path("name").asString("");
      String value = each.path("value").asString("");
      if (Fields.isName(name) && Fields.isValue(value)) {
        headers.add(new Header(name, value));
        learn(value);
      } else {
        complaints.add(at, "`" + name + "` isn't a field that HTTP can carry");
      }
    }
    return List.copyOf(headers);
  }

  private void learn(String secret) {
    if (!secret.isEmpty()) {
      secrets.add(secret);
    }
  }
}
