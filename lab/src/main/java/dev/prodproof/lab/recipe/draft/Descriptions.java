package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A description of the API among the files (OpenAPI, Swagger).
final class Descriptions implements Detector {
  private static final Pattern MARK =
      Pattern.compile("(?m)^\\s*\\{?\\s*[\"']?(openapi|swagger)[\"']?\\s*:\\s*[\"']?[23]\\.");
  private static final Pattern KEY = Pattern.compile("(?m)^\\s*[\"']?(/[\\w./-]*)[\"']?\\s*:");
  private static final Set<String> FORMATS = Set.of("yaml", "yml", "json");

  @Override
  public List<Clue> look(Tree tree) {
    return tree.files().stream()
        .filter(path -> FORMATS.contains(Sources.extension(path)))
        .filter(path -> !path.contains("test") && !path.endsWith("package-lock.json"))
        .sorted(java.util.Comparator.comparing(path -> !path.matches("(?i).*(openapi|swagger|api)[^/]*")))
        .limit(200)
        .filter(path -> MARK.matcher(head(tree.textOr(path))).find())
        .findFirst()
        .map(path -> told(path, tree.textOr(path)))
        .orElse(List.of());
  }

  /// The code may build its paths from parts; here they stand whole.
  private static List<Clue> told(String path, String text) {
    var clues = new ArrayList<Clue>(List.of(new Clue.Described(path, path)));
    String quoted = Sources.matches(KEY, text).map(match -> '"' + match.group(1) + '"').collect(Collectors.joining("\n"));
    Paths.health(quoted).ifPresent(at -> clues.add(new Clue.Healthy(at, path)));
    Paths.logIn(quoted).ifPresent(at -> clues.add(new Clue.LogsIn(at, path)));
    return clues;
  }

  private static String head(String text) {
    return text.substring(0, Math.min(text.length(), 600));
  }
}
