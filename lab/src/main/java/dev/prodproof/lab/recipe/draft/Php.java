package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A service in PHP: what Composer lists, and PHP's own server where nothing else tells how it is served.
final class Php implements Detector {
  private static final String FILE = "composer.json";
  private static final String HERE = "127.0.0.1:${service.port}";
  private static final Map<String, String> STACKS =
      Map.of("\"laravel/framework\"", "Laravel", "\"symfony/framework-bundle\"", "Symfony", "\"slim/slim\"", "Slim");
  private static final Pattern OWN_SERVER = Pattern.compile("php\\s+(?:-S\\b|artisan\\s+serve)");
  // As PDO is told: 'mysql:host=%s;port=%s'.
  private static final Pattern SOURCE_NAME = Pattern.compile("[\"'](mysql|pgsql):(?:host|port|dbname|unix_socket)?=?");
  private static final Pattern EXTENSION = Pattern.compile("(?:ext-|\\b)(?:pdo_)(mysql|pgsql)\\b");

  @Override
  public List<Clue> look(Tree tree) {
    Optional<String> front = tree.first("public/index.php", "web/index.php", "index.php");
    String composer = tree.textOr(FILE);
    if (front.isEmpty() || (composer.isEmpty() && !front.get().contains("/"))) {
      return List.of();
    }
    var clues = new ArrayList<Clue>();
    String where = composer.isEmpty() ? front.get() : FILE;
    if (!OWN_SERVER.matcher(tree.textOr("Dockerfile") + tree.textOr("Procfile")).find()) {
      String stack = STACKS.entrySet().stream().filter(e -> composer.contains(e.getKey())).map(Map.Entry::getValue).findFirst().orElse("PHP");
      clues.add(new Clue.Starts(stack, command(tree, front.get()), composer.contains("\"require\"") ? "composer install" : "", where));
      clues.add(new Clue.Doubt("which web server stands before it: PHP's own takes one request at a time", "set PHP_CLI_SERVER_WORKERS under `service.env`, or `service.start` to what serves it in production", where));
    }
    Sources.matches(EXTENSION, composer + tree.textOr("Dockerfile")).findFirst().or(() -> name(tree))
        .flatMap(match -> Need.kind(match.group(1)))
        .ifPresent(kind -> clues.add(new Clue.Speaks(kind, where)));
    return clues;
  }

  private static Optional<java.util.regex.MatchResult> name(Tree tree) {
    return Sources.in(tree, "php"::equals).stream().flatMap(file -> Sources.matches(SOURCE_NAME, tree.textOr(file))).findFirst();
  }

  private static List<String> command(Tree tree, String front) {
    if (tree.has("artisan")) {
      return List.of("php", "artisan", "serve", "--host=127.0.0.1", "--port=${service.port}");
    }
    String folder = front.contains("/") ? front.substring(0, front.indexOf('/')) : ".";
    return List.of("php", "-S", HERE, "-t", folder, front);
  }
}
