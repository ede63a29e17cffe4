package dev.prodproof.lab.recipe.draft;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.recipe.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The settings of a service on Spring Boot or Quarkus, by their full names.
record Properties(String file, Map<String, String> values) {
  private static final String FOLDER = "src/main/resources/application";

  // ${PORT:8080}
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^}]*))?}");

  static Properties in(Tree tree) {
    String file =
        tree.first(FOLDER + ".properties", FOLDER + ".yml", FOLDER + ".yaml").orElse("");
    String text = tree.textOr(file);
    return new Properties(file, file.endsWith(".properties") ? lines(text) : yaml(file, text));
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// Quarkus keeps those of all profiles in one file: `%prod.quarkus.http.port`.
  Properties inProfile(String profile) {
    String mine = "%" + profile + ".";
    var known = new LinkedHashMap<String, String>();
    values.forEach((key, value) -> {
      if (!key.startsWith("%")) {
        known.put(key, value);
      }
    });
    values.forEach((key, value) -> {
      if (key.startsWith(mine)) {
        known.put(key.substring(mine.length()), value);
      }
    });
    return new Properties(file, known);
  }

  /// The variables of the environment that a value is made of.
  List<Clue> read(String value) {
    return Sources.matches(PLACEHOLDER, value).<Clue>map(match -> {
      String spare = match.group(2);
      return new Clue.Reads(match.group(1), spare == null || spare.isEmpty() ? null : spare, spare == null, file);
    }).toList();
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
