package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Examples of an environment: `.env.example` and its kin. A real `.env` isn't read: it holds secrets.
final class DotEnv implements Detector {
  private static final Pattern LINE =
      Pattern.compile("(?m)^[ \\t]*(?:export[ \\t]+)?([A-Z][A-Z0-9_]*)[ \\t]*=[ \\t]*(.*)$");

  @Override
  public List<Clue> look(Tree tree) {
    var clues = new ArrayList<Clue>();
    tree.first(".env.example", ".env.sample", ".env.template", ".env.dist", "env.example", "example.env")
        .ifPresent(
            file ->
                Sources.matches(LINE, tree.textOr(file))
                    .forEach(match -> clues.add(read(match.group(1), match.group(2), file))));
    return clues;
  }

  /// The values that the example gives.
  static Map<String, String> examples(Tree tree) {
    var all = new HashMap<String, String>();
    for (Clue clue : new DotEnv().look(tree)) {
      if (clue instanceof Clue.Reads reads && reads.value() != null) {
        all.put(reads.variable(), reads.value());
      }
    }
    return all;
  }

  private static Clue read(String name, String raw, String file) {
    String value = raw.replaceFirst("\\s+#.*$", "").strip().replaceFirst("^([\"'])(.*)\\1$", "$2");
    return new Clue.Reads(name, value.isEmpty() || value.contains("${") ? null : value, false, file);
  }
}
