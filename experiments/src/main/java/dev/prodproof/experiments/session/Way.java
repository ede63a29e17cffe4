package dev.prodproof.experiments.session;

import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Recipe.Identity;
import dev.prodproof.lab.Recipe.LogIn;
import dev.prodproof.wire.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One way to log in that may set cookies.
sealed interface Way {
  /// A form on a page, filled in by what its fields look like.
  record Page(String page, Map<String, String> fields) implements Way {}

  /// A request as the recipe spells it.
  record Request(String method, String target, String mediaType, String body) implements Way {}

  /// All that are known for somebody, and the same credentials on each log-in page that was met.
  static List<Way> of(Identity identity, List<String> pages) {
    var ways = new ArrayList<Way>();
    Map<String, String> fields = Map.of();
    switch (identity.logIn()) {
      case LogIn.Submit(String path, boolean form, Map<String, String> given, _) -> {
        fields = given;
        ways.add(form ? new Page(path, given) : new Request("POST", path, "application/json", JsonMapper.shared().writeValueAsString(given)));
      }
      case LogIn.Spelled(String method, String target, _, String mediaType, String body, _) -> {
        fields = fields(body);
        ways.add(new Request(method, target, mediaType, body));
      }
      case LogIn.Basic(String user, String password) -> fields = Map.of("user", user, "password", password);
      case LogIn.Fields _ -> {}
    }
    for (String page : pages) {
      var way = new Page(page, fields);
      if (!fields.isEmpty() && !ways.contains(way)) {
        ways.add(way);
      }
    }
    return ways;
  }

  private static Map<String, String> fields(String body) {
    var fields = new LinkedHashMap<String, String>();
    try {
      JsonNode json = JsonMapper.shared().readTree(body);
      json.properties().forEach(p -> fields.put(p.getKey(), p.getValue().asString("")));
    } catch (JacksonException e) {
      return Map.of();
    }
    return fields;
  }

  /// @return the log-in's own exchange; empty where it failed
  default Optional<Exchange> enter(Visitor visitor) throws InterruptedException {
    return switch (this) {
      case Page(String page, Map<String, String> fields) -> LogInPage.enter(visitor, page, fields);
      case Request(String method, String target, String mediaType, String body) -> {
        Call call = visitor.call(method, target).header("Accept", "*/*");
        Exchange sent = visitor.send(mediaType.isEmpty() ? call : call.body(mediaType, body));
        yield sent.status() >= 200 && sent.status() < 400 ? Optional.of(sent) : Optional.empty();
      }
    };
  }
}
