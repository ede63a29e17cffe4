package dev.prodproof.lab.recipe.draft;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A description of the API among the files (OpenAPI, Swagger).
final class Descriptions implements Detector {
  private static final Pattern MARK =
      Pattern.compile("(?m)^\\s*\\{?\\s*[\"']?(openapi|swagger)[\"']?\\s*:\\s*[\"']?[23]\\.");
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
        .<List<Clue>>map(path -> List.of(new Clue.Described(path, path)))
        .orElse(List.of());
  }

  private static String head(String text) {
    return text.substring(0, Math.min(text.length(), 600));
  }
}
