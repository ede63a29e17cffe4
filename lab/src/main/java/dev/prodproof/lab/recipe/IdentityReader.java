package dev.prodproof.lab.recipe;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.lab.Recipe.Identity;
import dev.prodproof.lab.Recipe.LogIn;
import dev.prodproof.lab.Recipe.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads one entry of `identities`.
final class IdentityReader {
  private static final LogIn NOTHING = new LogIn.Fields(List.of());
  private static final String CUSTOMER = "customer";

  private final Placeholders fill;
  private final Complaints complaints;
  private final Complaints warnings;

  IdentityReader(Placeholders fill, Complaints complaints, Complaints warnings) {
    this.fill = fill;
    this.complaints = complaints;
    this.warnings = warnings;
  }

  Identity read(String name, String at, JsonNode node) {
    if (name.equals(Exchange.NOBODY)) {
      complaints.add(at, "`nobody` is who sends no credentials: choose another name");
    }
    return new Identity(name, node.path("role").asString(CUSTOMER), logIn(name, at, node));
  }

  private LogIn logIn(String name, String at, JsonNode node) {
    List<String> ways = Stream.of("header", "basic", "bearer", "login").filter(node::has).toList();
    if (ways.size() != 1) {
      complaints.add(
          at,
          "`%s` needs exactly one of header, basic, bearer, login; it has %s"
              .formatted(name, ways.isEmpty() ? "none" : String.join(" and ", ways)));
      return NOTHING;
    }
    String way = ways.getFirst();
    String below = at + "/" + way;
    JsonNode value = node.path(way);
    return switch (way) {
      case "header" -> fields(below, value);
      case "bearer" -> bearer(below, value.asString());
      case "basic" ->
          new LogIn.Basic(
              fill.fill(below + "/user", value.path("user").asString()),
              value(below, "password", value.path("password").asString()));
      default -> submit(below, value);
    };
  }

  private LogIn fields(String at, JsonNode node) {
    var headers = new ArrayList<Header>();
    for (var entry : node.properties()) {
      String raw = entry.getValue().asString();
      String below = YamlTree.child(at, entry.getKey());
      if (Credentials.named(entry.getKey())) {
        warnIfLiteral(below, entry.getKey(), raw);
      }
      String value = fill.secret(below, raw);
      if (!Fields.isName(entry.getKey()) || !Fields.isValue(value)) {
        complaints.add(below, "`" + entry.getKey() + "` isn't a field that HTTP can carry");
      } else {
        headers.add(new Header(entry.getKey(), value));
      }
    }
    return new LogIn.Fields(List.copyOf(headers));
  }

  private LogIn bearer(String at, String raw) {
    warnIfLiteral(at, "bearer", raw);
    String token = fill.secret(at, raw);
    if (!Fields.isValue(token)) {
      complaints.add(at, "the token isn't a value that HTTP can carry");
    }
    return new LogIn.Fields(List.of(new Header("Authorization", "Bearer " + token)));
  }

  private LogIn submit(String at, JsonNode node) {
    boolean form = node.has("form");
    if (form == node.has("json")) {
      complaints.add(at, "`login` needs either `json` or `form`: the fields that are sent");
      return NOTHING;
    }
    String token = node.has("token") ? node.path("token").asString() : null;
    String path = fill.fill(at + "/post", node.path("post").asString());
    return form
        ? new LogIn.Submit(path, true, texts(at + "/form", node.path("form")), token)
        : json(path, at + "/json", node.path("json"), token);
  }

  private LogIn json(String path, String at, JsonNode node, @Nullable String token) {
    boolean texts = node.valueStream().allMatch(JsonNode::isString);
    if (texts) {
      return new LogIn.Submit(path, false, texts(at, node), token);
    }
    String body = filled(at, (ObjectNode) node).toString();
    return new LogIn.Spelled(
        "POST", path, List.of(), "application/json", body, Token.bearer(token));
  }

  private Map<String, String> texts(String at, JsonNode node) {
    var texts = new LinkedHashMap<String, String>();
    for (var entry : node.properties()) {
      texts.put(entry.getKey(), value(at, entry.getKey(), entry.getValue().asString()));
    }
    return texts;
  }

  private ObjectNode filled(String at, ObjectNode node) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (var entry : node.properties()) {
      String below = YamlTree.child(at, entry.getKey());
      switch (entry.getValue()) {
        case ObjectNode inner -> copy.set(entry.getKey(), filled(below, inner));
        case JsonNode text when text.isString() ->
            copy.put(entry.getKey(), value(at, entry.getKey(), text.stringValue()));
        case JsonNode other -> copy.set(entry.getKey(), other);
      }
    }
    return copy;
  }

  private String value(String at, String key, String raw) {
    String below = YamlTree.child(at, key);
    if (!Credentials.named(key)) {
      return fill.fill(below, raw);
    }
    warnIfLiteral(below, key, raw);
    return fill.secret(below, raw);
  }

  private void warnIfLiteral(String pointer, String key, String raw) {
    if (!raw.contains("${env.") && !raw.isEmpty()) {
      warnings.add(
          pointer,
          "`%s` stands in the file for everybody to read: write `${env.NAME}` and set it in the environment"
              .formatted(key));
    }
  }
}
