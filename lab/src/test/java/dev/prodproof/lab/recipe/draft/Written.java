package dev.prodproof.lab.recipe.draft;

import dev.prodproof.lab.recipe.Reading;
import dev.prodproof.lab.recipe.RecipeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A repository in memory, and the recipe that is drafted from it, read back by the reader.
record Written(Map<String, String> contents) implements Tree {
  /// @param pathsAndTexts a path, its text, a path, its text, …
  static Written repository(String... pathsAndTexts) {
    var all = new TreeMap<String, String>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      all.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    return new Written(all);
  }

  @Override
  public List<String> files() {
    return List.copyOf(contents.keySet());
  }

  @Override
  public Optional<String> text(String path) {
    return Optional.ofNullable(contents.get(path));
  }

  Draft draft() {
    return Drafter.of(this, "shop");
  }

  /// What the draft sets a variable to.
  String setting(String variable) {
    return Objects.requireNonNull(draft().env().get(variable), variable).value();
  }

  /// With each variable that it asks for set to its own name in small letters.
  Reading read() {
    String yaml = draft().yaml();
    Map<String, String> environment = new HashMap<>();
    Sources.matches(Pattern.compile("\\$\\{env\\.(\\w+)}"), yaml)
        .forEach(name -> environment.put(name.group(1), name.group(1).toLowerCase(java.util.Locale.ROOT)));
    try {
      Path folder = Files.createTempDirectory("prodproof-draft");
      Path inner = Files.createDirectories(folder.resolve(draft().folder()));
      Path file = Files.writeString(folder.resolve(RecipeReader.FILE), yaml);
      try {
        return new RecipeReader(environment, () -> 4711).read(file);
      } finally {
        Files.delete(file);
        for (@Nullable Path each = inner.normalize(); each != null && each.startsWith(folder); each = each.getParent()) {
          Files.delete(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it could not know, as it is told.
  String doubts() {
    return String.join("\n", draft().doubts().stream().map(d -> d.what() + ": " + d.remedy()).toList());
  }
}
