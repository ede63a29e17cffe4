package dev.prodproof.lab.recipe;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.CapacityStated;
import dev.prodproof.lab.Recipe.Declared;
import dev.prodproof.lab.Recipe.Limits;
import dev.prodproof.lab.Recipe.Rate;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads `declare`: what the service says of itself.
final class DeclaredReader {
  private DeclaredReader() {}

  static Declared read(JsonNode root, Complaints complaints, Path folder) {
    JsonNode node = root.path("declare");
    return new Declared(
        node.has("deadline") ? Amounts.duration(node.path("deadline").asString()) : null,
        node.has("body-limit") ? Amounts.size(node.path("body-limit").asString()) : null,
        texts(node.path("public")),
        limits(node, root, complaints, folder));
  }

  private static Limits limits(
      JsonNode node, JsonNode root, Complaints complaints, Path base) {
    named(node.path("fallbacks"), root.path("needs"), complaints);
    contradicted(node.path("none"), root, complaints);
    Map<String, Rate> rates = each(node.path("rate-limits"), Amounts::rate);
    Map<String, Duration> lifetimes = each(node.path("lifetimes"), Amounts::duration);
    Map<String, Duration> outages = each(node.path("outages"), Amounts::duration);
    String folder = node.has("data-dir") ? node.path("data-dir").asString() : null;
    CapacityStated stated = stated(node, complaints, base);
    return new Limits(folder, rates, lifetimes, outages, texts(node.path("none")), stated);
  }

  private static @Nullable CapacityStated stated(
      JsonNode node, Complaints complaints, Path folder) {
    String file = node.path("capacity").asString("");
    try {
      return file.isEmpty() ? null : StatementReader.read(folder.resolve(file), file);
    } catch (Unusable | InvalidPathException e) {
      complaints.add("/declare/capacity", String.valueOf(e.getMessage()));
      return null;
    }
  }

  /// A fallback is for something that is needed.
  private static void named(JsonNode fallbacks, JsonNode needs, Complaints complaints) {
    for (String name : fallbacks.propertyNames()) {
      if (!needs.has(name)) {
        String remedy =
            Nearest.to(name, needs.propertyNames())
                .map(near -> "did you mean `" + near + "`?")
                .orElse("name it under `needs`");
        String at = YamlTree.child("/declare/fallbacks", name);
        complaints.add(at, "nothing under `needs` is called `" + name + "`: " + remedy);
      }
    }
  }

  /// What it has can't be declared absent.
  private static void contradicted(JsonNode none, JsonNode root, Complaints complaints) {
    for (int i = 0; i < none.size(); i++) {
      String kind = none.path(i).asString();
      String key =
          switch (kind) {
            case "queue" -> "queues";
            case "webhook" -> "webhooks";
            case "identities" -> "identities";
            default -> "";
          };
      if (!root.path(key).isEmpty() || (kind.equals("data-dir") && has(root, kind))) {
        String where = key.isEmpty() ? "declare." + kind : key;
        complaints.add(
            "/declare/none/" + i,
            "`none: [%s]` says there is none, but `%s` names one: keep one".formatted(kind, where));
      }
    }
  }

  private static boolean has(JsonNode root, String declared) {
    return root.path("declare").has(declared);
  }

  private static <T> Map<String, T> each(JsonNode node, Function<String, T> read) {
    var all = new LinkedHashMap<String, T>();
    node.properties().forEach(e -> all.put(e.getKey(), read.apply(e.getValue().asString())));
    return all;
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(each -> each.asString()).toList();
  }
}
