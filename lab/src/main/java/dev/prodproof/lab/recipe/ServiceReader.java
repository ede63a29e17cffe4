package dev.prodproof.lab.recipe;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.Recipe.Previous;
import dev.prodproof.lab.Recipe.Rollout;
import dev.prodproof.lab.Recipe.Service;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads `service`: how it is started, and how it is deployed.
final class ServiceReader {
  /// What an orchestrator grants as a rule (Kubernetes: `terminationGracePeriodSeconds`).
  static final Duration GRACE = Duration.ofSeconds(30);

  private static final String AT = "/service";

  private final Placeholders fill;
  private final Complaints complaints;
  private final Path recipe;

  /// @param recipe the folder of the recipe
  ServiceReader(Placeholders fill, Complaints complaints, Path recipe) {
    this.fill = fill;
    this.complaints = complaints;
    this.recipe = recipe;
  }

  Service read(JsonNode node) {
    String url = fill.fill(AT + "/url", node.path("url").asString());
    String host = "";
    try {
      host = Urls.http(url).getHost();
    } catch (Unusable e) {
      complaints.add(AT + "/url", String.valueOf(e.getMessage()));
    }
    Map<String, String> env = env(AT, node.path("env"));
    return new Service(
        node.path("name").asString(host),
        url,
        command(AT + "/start", node.path("start")),
        ready(node),
        node.has("grace") ? Amounts.duration(node.path("grace").asString()) : GRACE,
        env,
        folder(AT, node),
        rollout(node, env));
  }

  private @Nullable String ready(JsonNode node) {
    if (!node.has("ready")) {
      return null;
    }
    String path = fill.fill(AT + "/ready", node.path("ready").asString());
    try {
      URI _ = new URI(path);
    } catch (URISyntaxException e) {
      complaints.add(AT + "/ready", "`ready` isn't a path: " + path + ", as in /health/ready");
    }
    return path;
  }

  private Rollout rollout(JsonNode node, Map<String, String> env) {
    return new Rollout(
        node.path("url").asString("").contains("${" + Placeholders.PORT + "}"),
        node.path("instances").asInt(0),
        node.has("previous") ? previous(node.path("previous"), env) : null,
        command(AT + "/seed", node.path("seed")),
        command(AT + "/reset", node.path("reset")));
  }

  private @Nullable Previous previous(JsonNode node, Map<String, String> now) {
    String at = AT + "/previous";
    if (!node.isObject()) {
      return new Previous(command(at, node), folder(at, node), now);
    }
    var env = new LinkedHashMap<>(now);
    env.putAll(env(at, node.path("env")));
    return new Previous(command(at + "/start", node.path("start")), folder(at, node), env);
  }

  private Map<String, String> env(String at, JsonNode node) {
    var env = new LinkedHashMap<String, String>();
    for (var entry : node.properties()) {
      String below = YamlTree.child(at + "/env", entry.getKey());
      String raw = entry.getValue().asString();
      boolean hidden = Credentials.named(entry.getKey());
      env.put(entry.getKey(), hidden ? fill.secret(below, raw) : fill.fill(below, raw));
    }
    return env;
  }

  private List<String> command(String at, JsonNode node) {
    if (node.isString()) {
      return List.of("sh", "-c", fill.fill(at, node.stringValue()));
    }
    var command = new ArrayList<String>();
    for (int i = 0; i < node.size(); i++) {
      command.add(fill.fill(at + "/" + i, node.path(i).asString()));
    }
    return List.copyOf(command);
  }

  private String folder(String at, JsonNode node) {
    String pointer = at + "/folder";
    String text = fill.fill(pointer, node.path("folder").asString(""));
    if (text.indexOf('\0') >= 0) {
      complaints.add(pointer, "`folder` isn't a path");
      return "";
    }
    Path folder = recipe.resolve(text).normalize();
    if (!text.isEmpty() && !Files.isDirectory(folder)) {
      complaints.add(pointer, "there is no folder " + folder + ": correct `folder`");
    }
    return folder.toString();
  }
}
