package dev.prodproof.checks.sheets;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Impact;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One rule sheet: every word that is said about one check. `file` is its path below the package
/// of all checks, with slashes: `failures/NoServerError.md`.
record Sheet(
    String file,
    String id,
    String title,
    String severity,
    List<String> statements,
    List<String> references,
    String since,
    boolean built,
    String judged,
    List<String> experiments,
    List<String> needs,
    String impact,
    Map<String, String> sections) {

  static final Set<String> SEVERITIES = Set.of("critical", "major", "minor", "none");
  static final Set<String> LIFECYCLES = Set.of("built", "planned");
  static final String BY_EXPERIMENT = "by experiment";
  static final String BY_ATTESTATION = "by attestation";
  static final Set<String> IMPACTS = words(Impact.values(), Impact::word);
  static final Set<String> EXPERIMENTS =
      Set.of(
          "survey", "fuzzing", "access", "session", "injection", "abuse", "transfer", "transport", "upstream",
          "statements", "database", "delivery", "restart", "saga", "queue", "load", "overload", "soak", "growth",
          "telemetry", "repository", "cleanroom");
  static final Set<String> NEEDS = words(Capability.values(), Capability::word);
  private static final Set<String> KEYS =
      Set.of(
          "id", "title", "severity", "statements", "references", "since", "lifecycle", "judged",
          "experiments", "needs", "impact");

  /// Reads the text of a sheet; throws `SheetMistake`, and nothing else, when it is no sheet.
  static Sheet read(String file, String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (text.indexOf('\r') >= 0) {
      int line = (int) text.substring(0, text.indexOf('\r')).chars().filter(c -> c == '\n').count();
      throw new SheetMistake(file, line + 1, "a carriage return", "Save with plain line feeds");
    }
    int end = lines.subList(1, lines.size()).indexOf(FrontMatter.FENCE) + 1;
    if (!lines.getFirst().equals(FrontMatter.FENCE) || end == 0) {
      throw new SheetMistake(
          file, 1, "no front matter", "Begin the file with keys between two lines of `---`");
    }
    String yaml = String.join("\n", lines.subList(1, end));
    FrontMatter head = FrontMatter.read(file, yaml);
    head.allow(KEYS);
    return of(head, Sections.read(file, end + 2, lines.subList(end + 1, lines.size())));
  }

  private static Sheet of(FrontMatter head, Map<String, String> sections) {
    return new Sheet(
        head.file(),
        head.text("id"),
        head.text("title"),
        head.oneOf("severity", SEVERITIES),
        head.list("statements"),
        head.list("references"),
        head.text("since"),
        head.oneOf("lifecycle", LIFECYCLES).equals("built"),
        head.oneOf("judged", Set.of(BY_EXPERIMENT, BY_ATTESTATION)),
        head.listOf("experiments", EXPERIMENTS),
        head.listOf("needs", NEEDS),
        head.oneOf("impact", IMPACTS),
        sections);
  }

  String chapter() {
    return file.substring(0, file.indexOf('/'));
  }

  /// `no-server-error`: what follows the chapter in the id.
  String tail() {
    return id.substring(id.indexOf('/') + 1);
  }

  /// `NoServerError`: the simple name that sheet and class share.
  String name() {
    return file.substring(file.indexOf('/') + 1, file.length() - ".md".length());
  }

  private static <T> Set<String> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(Collectors.toUnmodifiableSet());
  }

  String section(String title) {
    return sections.getOrDefault(title, "");
  }
}
