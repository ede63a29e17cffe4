package dev.prodproof.lab.recipe.draft;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.recipe.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A Compose file: what is started beside the service, and the environment that it gets there.
final class ComposeFile implements Detector {
  private static final Pattern PORTS =
      Pattern.compile("(?:[0-9.]+:)?(?:\\$\\{\\w+:-?([0-9]+)}|([0-9]+)):([0-9]+)(?:/tcp)?");
  private static final Pattern DEFAULT = Pattern.compile("\\$\\{(\\w+)(?::?-([^}]*))?}|\\$(\\w+)");

  @Override
  public List<Clue> look(Tree tree) {
    Optional<String> file =
        tree.first("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    var clues = new ArrayList<Clue>();
    if (file.isPresent()) {
      JsonNode services = services(file.get(), tree.textOr(file.get()));
      Map<String, String> examples = DotEnv.examples(tree);
      for (var service : services.properties()) {
        beside(service.getKey(), service.getValue(), examples, file.get()).ifPresent(clues::add);
      }
      own(services, tree)
          .ifPresent(
              own -> {
                environment(own, examples).forEach((name, value) -> clues.add(reads(name, value, file.get())));
                told(own, file.get()).ifPresent(clues::add);
              });
    }
    return clues;
  }

  /// The one that is built here, else the one whose image is called as the project is and that can be reached.
  private static Optional<JsonNode> own(JsonNode services, Tree tree) {
    return services.valueStream()
        .filter(service -> service.has("build"))
        .findFirst()
        .or(() -> services.valueStream().filter(service -> service.has("ports") && isOurs(image(service), tree)).findFirst());
  }

  private static boolean isOurs(String image, Tree tree) {
    String name = Pattern.quote(image);
    return !image.isEmpty()
        && (Pattern.compile("(?m)^module (?:\\S*/)?" + name + "(?:/v\\d+)?\\s*$").matcher(tree.textOr("go.mod")).find()
            || Pattern.compile("(?m)^\\s*name\\s*=\\s*\"" + name + "\"").matcher(tree.textOr("Cargo.toml") + "\n" + tree.textOr("pyproject.toml")).find()
            || Pattern.compile("\"name\"\\s*:\\s*\"(?:@[^\"/]+/)?" + name + "\"").matcher(tree.textOr("package.json")).find());
  }

  /// An image starts its program by itself; what the program is told stands here.
  private static Optional<Clue> told(JsonNode own, String file) {
    String command = own.path("command").asString("").strip();
    return own.has("build") || !command.matches("[\\w.-]+( [\\w.=-]+)*")
        ? Optional.empty()
        : Optional.of(new Clue.Doubt("what its program is told: " + file + " says `" + command + "`", "add it to `start`", file));
  }

  private static String image(JsonNode service) {
    return service.path("image").asString("").replaceFirst("[:@].*$", "").replaceFirst("^.*/", "");
  }

  private static Clue reads(String name, String value, String file) {
    boolean left = value.contains("$");
    return new Clue.Reads(name, left || value.isEmpty() ? null : value, false, file);
  }

  private static Optional<Clue> beside(
      String name, JsonNode service, Map<String, String> examples, String file) {
    String image = image(service);
    Map<String, String> env = environment(service, examples);
    env.values().removeIf(value -> value.contains("$"));
    return Need.kind(image.replaceFirst("^(bitnami-)?(\\w+).*", "$2"))
        .map(
            kind -> {
              int inside = Need.port(kind);
              var need =
                  new Need(
                      kind,
                      "localhost",
                      outside(service.path("ports"), inside),
                      env.getOrDefault(kind.equals("mysql") ? "MYSQL_USER" : "POSTGRES_USER", kind.equals("mysql") ? "root" : kind.equals("postgres") ? "postgres" : ""),
                      env.getOrDefault(kind.equals("mysql") ? "MYSQL_PASSWORD" : "POSTGRES_PASSWORD", ""),
                      env.getOrDefault(kind.equals("mysql") ? "MYSQL_DATABASE" : "POSTGRES_DB", env.getOrDefault("POSTGRES_USER", "")));
              return new Clue.Beside(name, inside, need, file);
            });
  }

  /// The port on this machine that leads to the one inside; the same where none is published.
  private static int outside(JsonNode ports, int inside) {
    for (JsonNode port : ports) {
      Matcher matcher = PORTS.matcher(port.asString(""));
      if (matcher.matches() && matcher.group(3).equals(Integer.toString(inside))) {
        return Integer.parseInt(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      }
      if (port.path("target").asInt(0) == inside) {
        return port.path("published").asInt(inside);
      }
    }
    return inside;
  }

  /// Written as a mapping or as a list of `NAME=value`.
  private static Map<String, String> environment(JsonNode service, Map<String, String> examples) {
    var all = new LinkedHashMap<String, String>();
    JsonNode environment = service.path("environment");
    environment.properties().forEach(e -> all.put(e.getKey(), filled(e.getValue().asString(""), examples)));
    if (environment.isArray()) {
      for (JsonNode line : environment) {
        String[] parts = line.asString("").split("=", 2);
        all.put(parts[0], parts.length > 1 ? filled(parts[1], examples) : "");
      }
    }
    return all;
  }

  /// `${NAME:-default}` is its default, `${NAME}` what the example of the environment says; without
  /// either it stays to be asked for.
  private static String filled(String value, Map<String, String> examples) {
    return DEFAULT
        .matcher(value)
        .replaceAll(
            m -> Matcher.quoteReplacement(m.group(2) == null ? examples.getOrDefault(named(m), "$") : m.group(2)));
  }

  private static String named(MatchResult match) {
    return match.group(1) == null ? match.group(3) : match.group(1);
  }

  private static JsonNode services(String file, String text) {
    try {
      return Yaml.read(file, text.getBytes(StandardCharsets.UTF_8)).root().path("services");
    } catch (Unusable e) {
      return MissingNode.getInstance();
    }
  }
}
