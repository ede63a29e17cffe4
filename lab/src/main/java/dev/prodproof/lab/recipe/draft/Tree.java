package dev.prodproof.lab.recipe.draft;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The files of a repository, as far as they matter: nothing that was installed or built.
public interface Tree {
  /// Paths with `/` between folders, seen from the tree, the nearest first.
  List<String> files();

  /// Empty where there is no such file, or none that can be read as text.
  Optional<String> text(String path);

  default String textOr(String path) {
    return text(path).orElse("");
  }

  default boolean has(String path) {
    return files().contains(path);
  }

  /// The first of these that is there.
  default Optional<String> first(String... paths) {
    return List.of(paths).stream().filter(this::has).findFirst();
  }

  default List<String> named(Predicate<String> path) {
    return files().stream().filter(path).toList();
  }

  /// A folder of it as a tree of its own.
  default Tree under(String folder) {
    return folder.isEmpty() ? this : new Below(this, folder + "/");
  }

  /// @param prefix ends with a slash
  record Below(Tree whole, String prefix) implements Tree {
    @Override
    public List<String> files() {
      return whole.files().stream()
          .filter(path -> path.startsWith(prefix))
          .map(path -> path.substring(prefix.length()))
          .toList();
    }

    @Override
    public Optional<String> text(String path) {
      return whole.text(prefix + path);
    }
  }
}
