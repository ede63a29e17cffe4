package dev.prodproof.checks.sheets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The compiled checks, as `chapter/Name`. What a class implements is asked by name, so that the
/// rule stands whatever shape the interface takes.
final class CheckClasses {
  private static final String CHECK = "dev.prodproof.core.Check";

  private CheckClasses() {}

  /// `classes` is the directory that holds the chapters' compiled packages.
  static Set<String> below(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.matches("[a-z]+/[A-Z][A-Za-z0-9]*\\.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()))
          .filter(CheckClasses::isCheck)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /// How sheets and classes disagree. `pending` are sheets whose class is still being written.
  static List<String> broken(List<Sheet> sheets, Set<String> classes, Set<String> pending) {
    List<String> broken = new ArrayList<>();
    Set<String> built =
        sheets.stream().filter(Sheet::built).map(CheckClasses::key).collect(Collectors.toSet());
    each(built, key -> !classes.contains(key) && !pending.contains(key), broken,
        "the sheet says `built`, but there is no class %s: write it, or say `planned`");
    each(classes, key -> !built.contains(key), broken,
        "%s has no sheet that says `built`: write %<s.md beside it, or change its lifecycle");
    each(pending, classes::contains, broken,
        "%s has its class now: strike it from PENDING in StandardTest");
    each(pending, key -> !built.contains(key), broken,
        "%s is PENDING in StandardTest but no sheet says `built`: strike it there");
    return broken;
  }

  private static void each(
      Set<String> keys, Predicate<String> wrong, List<String> broken, String sentence) {
    keys.stream().filter(wrong).sorted().map(sentence::formatted).forEach(broken::add);
  }

  private static String key(Sheet sheet) {
    return sheet.chapter() + "/" + sheet.name();
  }

  private static boolean isCheck(String key) {
    String name = "dev.prodproof.checks." + key.replace('/', '.');
    try {
      ClassLoader loader = CheckClasses.class.getClassLoader();
      return implementsCheck(Class.forName(name, false, loader));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " was found as a file but cannot be loaded", e);
    }
  }

  private static boolean implementsCheck(@Nullable Class<?> type) {
    return type != null
        && (type.getName().equals(CHECK)
            || implementsCheck(type.getSuperclass())
            || Arrays.stream(type.getInterfaces()).anyMatch(CheckClasses::implementsCheck));
  }
}
