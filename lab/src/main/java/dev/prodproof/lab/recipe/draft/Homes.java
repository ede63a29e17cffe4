package dev.prodproof.lab.recipe.draft;

import java.util.Comparator;
import java.util.List;

/// Where in a repository the service stands: at the top, or in a folder of its own.
final class Homes {
  private static final List<String> MARKS =
      List.of("pom.xml", "build.gradle", "build.gradle.kts", "package.json", "pyproject.toml", "requirements.txt", "manage.py", "Gemfile", "config.ru", "go.mod", "Cargo.toml", "composer.json");
  private static final List<String> LIKELY = List.of("backend", "server", "api", "service", "services", "app");

  private Homes() {}

  /// The folder, empty for the top.
  static String of(Tree tree) {
    if (!MARKS.stream().filter(tree::has).toList().isEmpty() || tree.has("Dockerfile") || tree.has("Procfile")) {
      return "";
    }
    return tree.files().stream()
        .filter(path -> MARKS.contains(path.substring(path.lastIndexOf('/') + 1)))
        .filter(path -> path.chars().filter(c -> c == '/').count() <= 2)
        .map(path -> path.substring(0, path.lastIndexOf('/')))
        .distinct()
        .min(Comparator.comparingInt(Homes::rank))
        .orElse("");
  }

  private static int rank(String folder) {
    int rank = LIKELY.indexOf(folder.substring(folder.lastIndexOf('/') + 1));
    boolean front = folder.matches("(?i).*(front|web|client|ui|docs|test).*");
    return (rank < 0 ? LIKELY.size() : rank) + (front ? 10 : 0);
  }
}
