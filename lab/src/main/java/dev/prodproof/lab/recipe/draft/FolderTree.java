package dev.prodproof.lab.recipe.draft;

import dev.prodproof.core.Unusable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A folder on this machine. Links aren't followed.
public final class FolderTree implements Tree {
  /// More than a service has; a home folder has more.
  private static final int MOST_FILES = 20_000;

  private static final long LARGEST = 512 * 1024;

  /// Descriptions of hundreds of operations.
  private static final long LARGEST_DESCRIPTION = 8 * 1024 * 1024;

  private static final Set<String> MADE =
      Set.of(
          "node_modules", "target", "build", "dist", "out", "obj", "vendor", "venv", "env",
          "__pycache__", "site-packages", "coverage", "prodproof-runs", "bower_components");

  private final Path folder;
  private final List<String> files;
  private final Map<String, Optional<String>> read = new HashMap<>();

  private FolderTree(Path folder, List<String> files) {
    this.folder = folder;
    this.files = files;
  }

  /// @throws Unusable when it isn't a folder that can be read
  public static FolderTree of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new Unusable("there is no folder " + folder + ": name the one with the service's code");
    }
    var found = new ArrayList<String>();
    try {
      Files.walkFileTree(folder, new Walk(folder, found));
    } catch (IOException e) {
      throw new Unusable("can't read " + folder + ": " + e.getMessage(), e);
    }
    found.sort(Comparator.comparingLong(FolderTree::depth).thenComparing(path -> path));
    return new FolderTree(folder, List.copyOf(found));
  }

  @Override
  public List<String> files() {
    return files;
  }

  @Override
  public Optional<String> text(String path) {
    return files.contains(path) ? read.computeIfAbsent(path, this::load) : Optional.empty();
  }

  private Optional<String> load(String path) {
    try {
      Path file = folder.resolve(path);
      boolean describes = String.valueOf(file.getFileName()).matches("(?i).*(openapi|swagger).*\\.(json|ya?ml)");
      return Files.size(file) > (describes ? LARGEST_DESCRIPTION : LARGEST)
          ? Optional.empty()
          : Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static long depth(String path) {
    return path.chars().filter(c -> c == '/').count();
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<String> found;

    Walk(Path root, List<String> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean skipped = !folder.equals(root) && (name.startsWith(".") || MADE.contains(name));
      if (skipped && Files.isRegularFile(folder.resolve("pyvenv.cfg"))) {
        // Its libraries are none of ours, but it runs with this Python.
        found.add(root.relativize(folder.resolve("pyvenv.cfg")).toString().replace('\\', '/'));
      }
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        found.add(root.relativize(file).toString().replace('\\', '/'));
      }
      return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
