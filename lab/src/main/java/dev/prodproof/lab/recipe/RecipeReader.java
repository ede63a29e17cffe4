package dev.prodproof.lab.recipe;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Recipe.Declared;
import dev.prodproof.lab.Recipe.Identity;
import dev.prodproof.lab.Recipe.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads `prodproof.yaml`. Whatever is wrong with it is said at once, with file, line and remedy.
public final class RecipeReader {
  public static final String FILE = "prodproof.yaml";

  /// What an orchestrator grants as a rule (Kubernetes: `terminationGracePeriodSeconds`).
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final List<String> LATER =
      List.of(
          "needs",
          "webhooks",
          "queues",
          "invariants",
          "objective",
          "telemetry",
          "readiness",
          "suppress");

  private final Map<String, String> environment;
  private final IntSupplier freePort;

  /// @param environment where `${env.NAME}` is looked up
  /// @param freePort asked once, where the recipe says `${service.port}`
  public RecipeReader(Map<String, String> environment, IntSupplier freePort) {
    this.environment = Map.copyOf(environment);
    this.freePort = freePort;
  }

  /// What can be said about a target of which only the URL is known.
  ///
  /// @throws Unusable when it isn't one
  public static Recipe bare(String url) {
    URI uri = Urls.http(url);
    var service = new Service(uri.getHost(), url, List.of(), null, GRACE, Map.of(), "");
    return new Recipe(service, null, Map.of(), Declared.NOTHING, null);
  }

  /// @throws Unusable for whatever is wrong with it
  public Reading read(Path file) {
    try {
      Path folder = file.toAbsolutePath().normalize().getParent();
      return read(file.toString(), Files.readAllBytes(file), folder == null ? file : folder);
    } catch (NoSuchFileException e) {
      throw new Unusable("there is no " + file + ": write one, or give a URL instead", e);
    } catch (IOException e) {
      throw new Unusable("can't read " + file + ": " + e.getMessage(), e);
    }
  }

  Reading read(String name, byte[] bytes, Path folder) {
    Yaml yaml = Yaml.read(name, bytes);
    Complaints complaints = new Complaints(yaml);
    RecipeSchema.check(yaml, complaints);
    complaints.throwIfAny();
    Placeholders fill = new Placeholders(yaml, environment, freePort, complaints);
    Complaints warnings = new Complaints(yaml);
    Recipe recipe =
        new Recipe(
            service(yaml.root().path("service"), fill, complaints, folder),
            describe(yaml.root(), fill),
            identities(yaml.root().path("identities"), fill, complaints, warnings),
            declared(yaml.root().path("declare")),
            allow(yaml.root()),
            fill.upstreams());
    complaints.throwIfAny();
    return new Reading(
        recipe, fill.port(), warnings.sentences(), fill.secrets(), later(yaml.root()));
  }

  private static Service service(
      JsonNode node, Placeholders fill, Complaints complaints, Path recipe) {
    String url = fill.fill("/service/url", node.path("url").asString());
    String host = "";
    try {
      host = Urls.http(url).getHost();
    } catch (Unusable e) {
      complaints.add("/service/url", String.valueOf(e.getMessage()));
    }
    var env = new LinkedHashMap<String, String>();
    for (var entry : node.path("env").properties()) {
      String at = YamlTree.child("/service/env", entry.getKey());
      String raw = entry.getValue().asString();
      boolean hidden = Credentials.named(entry.getKey());
      env.put(entry.getKey(), hidden ? fill.secret(at, raw) : fill.fill(at, raw));
    }
    return new Service(
        node.path("name").asString(host),
        url,
        start(node.path("start"), fill),
        node.has("ready") ? fill.fill("/service/ready", node.path("ready").asString()) : null,
        node.has("grace") ? Amounts.duration(node.path("grace").asString()) : GRACE,
        env,
        folder(fill.fill("/service/folder", node.path("folder").asString("")), recipe, complaints));
  }

  private static List<String> start(JsonNode node, Placeholders fill) {
    if (node.isString()) {
      return List.of("sh", "-c", fill.fill("/service/start", node.stringValue()));
    }
    var command = new ArrayList<String>();
    for (int i = 0; i < node.size(); i++) {
      command.add(fill.fill("/service/start/" + i, node.path(i).asString()));
    }
    return List.copyOf(command);
  }

  private static String folder(String text, Path recipe, Complaints complaints) {
    if (text.indexOf('\0') >= 0) {
      complaints.add("/service/folder", "`service.folder` isn't a path");
      return "";
    }
    Path folder = recipe.resolve(text).normalize();
    if (!text.isEmpty() && !Files.isDirectory(folder)) {
      complaints.add("/service/folder", "there is no folder " + folder + ": correct `folder`");
    }
    return folder.toString();
  }

  private static @Nullable String describe(JsonNode root, Placeholders fill) {
    JsonNode openapi = root.path("describe").path("openapi");
    return openapi.isMissingNode() ? null : fill.fill("/describe/openapi", openapi.asString());
  }

  private static Map<String, Identity> identities(
      JsonNode node, Placeholders fill, Complaints complaints, Complaints warnings) {
    var reader = new IdentityReader(fill, complaints, warnings);
    var identities = new LinkedHashMap<String, Identity>();
    for (var entry : node.properties()) {
      String at = YamlTree.child("/identities", entry.getKey());
      identities.put(entry.getKey(), reader.read(entry.getKey(), at, entry.getValue()));
    }
    return identities;
  }

  private static Declared declared(JsonNode node) {
    var publicOperations = new ArrayList<String>();
    node.path("public").forEach(each -> publicOperations.add(each.asString()));
    return new Declared(
        node.has("deadline") ? Amounts.duration(node.path("deadline").asString()) : null,
        node.has("body-limit") ? Amounts.size(node.path("body-limit").asString()) : null,
        List.copyOf(publicOperations));
  }

  private static @Nullable Impact allow(JsonNode root) {
    return root.has("allow")
        ? Impact.valueOf(root.path("allow").asString().toUpperCase(Locale.ROOT))
        : null;
  }

  private static Map<String, Object> later(JsonNode root) {
    var kept = new LinkedHashMap<String, Object>();
    for (String key : LATER) {
      if (root.has(key)) {
        kept.put(key, JsonMapper.shared().convertValue(root.path(key), Object.class));
      }
    }
    return kept;
  }
}
