package dev.prodproof.lab.recipe.draft;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.recipe.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The settings of a service on Spring Boot, by their full names.
record Properties(String file, Map<String, String> values) {
  private static final String FOLDER = "src/main/resources/application";

  static Properties in(Tree tree) {
    String file =
        tree.first(FOLDER + ".properties", FOLDER + ".yml", FOLDER + ".yaml").orElse("");
    String text = tree.textOr(file);
    return new Properties(file, file.endsWith(".properties") ? lines(text) : yaml(file, text));
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private static Map<String, String> lines(String text) {
    var values = new LinkedHashMap<String, String>();
    for (String line : text.lines().map(String::strip).toList()) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return values;
  }

  /// Of the first document; the others are for profiles.
  private static Map<String, String> yaml(String file, String text) {
    var values = new LinkedHashMap<String, String>();
    List<String> documents = List.of(text.strip().replaceFirst("^---\\s*", "").split("(?m)^---"));
    try {
      flatten("", Yaml.read(file, documents.getFirst().getBytes(StandardCharsets.UTF_8)).root(), values);
    } catch (Unusable e) {
      return Map.of();
    }
    return values;
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
    if (node.isObject()) {
      node.properties()
          .forEach(e -> flatten(prefix.isEmpty() ? e.getKey() : prefix + "." + e.getKey(), e.getValue(), into));
    } else if (node.isValueNode() && !node.isNull()) {
      into.put(prefix, node.asString());
    }
  }
}
