package dev.prodproof.lab.recipe.draft;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The code of a service, without its tests.
final class Sources {
  static final Set<String> JAVASCRIPT = Set.of("js", "mjs", "cjs", "ts", "mts", "cts");
  static final Set<String> PYTHON = Set.of("py");
  static final Set<String> RUBY = Set.of("rb");
  static final Set<String> GO = Set.of("go");
  static final Set<String> RUST = Set.of("rs");
  static final Set<String> JVM = Set.of("java", "kt", "groovy", "scala");

  /// Enough for a service; a repository of a million lines isn't read whole.
  private static final int MOST_FILES = 3_000;

  private static final Pattern ASIDE =
      Pattern.compile(
          "(^|/)(tests?|__tests__|specs?|testdata|fixtures|examples?|samples?|docs?|scripts|bench(marks?)?|e2e|migrations)/"
              + "|[._-](test|spec)\\.[a-z]+$|(^|/)(test_[^/]*|[^/]*_test|conftest|[^/]*Tests?|[^/]*IT)\\.[a-z]+$"
              + "|\\.config\\.[a-z]+$|(^|/)seeds?(/|\\.[a-z]+$)|(^|/)management/commands/");

  record Hit(String text, String file) {}

  private Sources() {}

  static List<String> in(Tree tree, Predicate<String> extension) {
    return tree.files().stream()
        .filter(path -> extension.test(extension(path)) && !ASIDE.matcher(inItsRoot(path)).find())
        .limit(MOST_FILES)
        .toList();
  }

  /// Below a root of sources stand packages: `com.example` is no folder of examples.
  private static String inItsRoot(String path) {
    return path.replaceFirst("^(.*/)?src/main/(java|kotlin|groovy|scala)/.*/", "");
  }

  /// The first group of each match.
  static Stream<Hit> all(Tree tree, Set<String> extensions, Pattern pattern) {
    return in(tree, extensions::contains).stream()
        .flatMap(
            file ->
                matches(pattern, tree.textOr(file)).map(match -> new Hit(match.group(1), file)));
  }

  static Optional<Hit> first(Tree tree, Set<String> extensions, Pattern pattern) {
    return all(tree, extensions, pattern).findFirst();
  }

  static Stream<java.util.regex.MatchResult> matches(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results();
  }

  static String extension(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
