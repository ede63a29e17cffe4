package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A service in Node: `package.json`, its scripts and its libraries.
final class NodeJs implements Detector {
  private static final String FILE = "package.json";
  private static final Pattern NODE = Pattern.compile("(?:[A-Z_]+=\\S+ +)*node +([^&|;<>]+)");
  private static final Pattern TOOL = Pattern.compile("([a-z][\\w-]*)(?: +[\\w./:@=-]+)*");
  private static final Pattern PORT = Pattern.compile("\\.listen\\(\\s*(?:\\{\\s*port:\\s*)?(\\d{2,5})\\b");
  // Beside the page that it names, Nest serves the description.
  private static final Pattern NEST_DOCS =
      Pattern.compile("\\bSwaggerModule\\.setup\\(\\s*[\"'`]/*([\\w./-]+?)/*[\"'`]\\s*,(?![^;]*jsonDocumentUrl)");
  private static final Map<String, String> DRIVERS =
      Map.of(
          "pg", "postgres", "postgres", "postgres", "mysql", "mysql", "mysql2", "mysql",
          "redis", "redis", "ioredis", "redis", "mongodb", "mongodb", "mongoose", "mongodb",
          "amqplib", "amqp", "kafkajs", "kafka");

  @Override
  public List<Clue> look(Tree tree) {
    Optional<String> text = tree.text(FILE);
    if (text.isEmpty()) {
      return List.of();
    }
    JsonNode file = json(text.get());
    var clues = new ArrayList<Clue>();
    String name = file.path("name").asString("").replaceFirst("^@[^/]*/", "");
    if (!name.isEmpty()) {
      clues.add(new Clue.Named(name, FILE));
    }
    JsonNode libraries = file.path("dependencies");
    start(file, tree).ifPresent(command -> clues.add(starts(command, file, tree)));
    DRIVERS.forEach(
        (library, kind) -> {
          if (libraries.has(library)) {
            clues.add(new Clue.Speaks(kind, FILE));
          }
        });
    Sources.first(tree, Sources.JAVASCRIPT, NEST_DOCS)
        .ifPresent(hit -> clues.add(new Clue.Described("/" + hit.text() + "-json", hit.file())));
    clues.add(new Clue.Reads("NODE_ENV", "production", false, FILE));
    Sources.first(tree, Sources.JAVASCRIPT, PORT)
        .ifPresent(hit -> clues.add(new Clue.Listens(Integer.parseInt(hit.text()), hit.file())));
    return clues;
  }

  private static Clue starts(List<String> command, JsonNode file, Tree tree) {
    String install =
        tree.has("pnpm-lock.yaml")
            ? "pnpm install --frozen-lockfile"
            : tree.has("yarn.lock") ? "yarn install --frozen-lockfile" : tree.has("package-lock.json") ? "npm ci" : "npm install";
    boolean built = file.path("scripts").has("build");
    String first = built ? install + " && npm run build" : install;
    return new Clue.Starts(stack(file.path("dependencies")), command, first, FILE);
  }

  /// What runs in production rather than while developing; `node` itself rather than npm, whose wrapper
  /// swallows signals.
  private static Optional<List<String>> start(JsonNode file, Tree tree) {
    JsonNode scripts = file.path("scripts");
    for (String script : List.of("start:prod", "start:production", "start", "serve")) {
      String line = scripts.path(script).asString("").strip();
      Matcher direct = NODE.matcher(line);
      if (direct.matches()) {
        return Optional.of(node(direct.group(1)));
      }
      Matcher tool = TOOL.matcher(line);
      if (tool.matches() && brings(file.path("dependencies"), tool.group(1))) {
        return Optional.of(words("node_modules/.bin/" + line));
      }
      if (!line.isEmpty()) {
        return Optional.of(List.of("npm", "run", script));
      }
    }
    String main = file.path("main").asString("").replaceFirst("^\\./", "");
    return Optional.of(main)
        .filter(tree::has)
        .or(() -> tree.first("server.js", "index.js", "app.js", "main.js", "src/server.js", "src/index.js", "src/app.js"))
        .map(NodeJs::node);
  }

  /// Whether a library brings the command of its own name: `next`, and `strapi` of `@strapi/strapi`.
  private static boolean brings(JsonNode libraries, String command) {
    return libraries.has(command) || libraries.has("@" + command + "/" + command);
  }

  private static List<String> node(String arguments) {
    return words("node " + arguments.strip());
  }

  private static List<String> words(String line) {
    return List.copyOf(Arrays.asList(line.split(" +")));
  }

  private static String stack(JsonNode libraries) {
    if (libraries.has("@nestjs/core")) {
      return "NestJS";
    }
    for (String framework : List.of("express", "fastify", "koa", "hapi", "next")) {
      if (libraries.has(framework)) {
        return framework.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + framework.substring(1);
      }
    }
    return "Node";
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
