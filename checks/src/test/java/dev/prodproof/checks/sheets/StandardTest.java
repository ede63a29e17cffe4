package dev.prodproof.checks.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds all rule sheets to the house rules, and what is written from them to the sheets.
final class StandardTest {
  private static final String UPDATE =
      "mvn -pl checks -am test -Dprodproof.update=true -Dtest=StandardTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  /// Sheets that say `built` while their class is being written. Strike a line when its class is
  /// there; the list only shrinks.
  private static final Set<String> PENDING = Set.of();

  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path SHEETS = MODULE.resolve("src/main/java/dev/prodproof/checks");
  private static final Path CLASSES = MODULE.resolve("target/classes/dev/prodproof/checks");
  private static final Path STANDARD =
      MODULE.resolve("src/main/resources/dev/prodproof/checks/standard.json");
  private static final Path DOCS = MODULE.resolve("../docs").normalize();

  private final SheetFiles files;
  private final Statements statements;

  StandardTest() throws IOException {
    files = SheetFiles.below(SHEETS);
    statements = Statements.shipped();
  }

  @Test
  void every_sheet_can_be_read() {
    assertThat(files.mistakes()).isEmpty();
    assertThat(files.sheets()).as("sheets were found at all").hasSizeGreaterThan(100);
  }

  @Test
  void every_sheet_keeps_the_house_rules() {
    assertThat(HouseRules.broken(files.sheets(), statements)).isEmpty();
  }

  @Test
  void every_built_sheet_has_its_class_and_every_class_its_sheet() throws IOException {
    Set<String> classes = CheckClasses.below(CLASSES);
    assertThat(CheckClasses.broken(files.sheets(), classes, PENDING)).isEmpty();
  }

  @Test
  void the_mission_document_tells_the_shipped_statements() throws IOException {
    List<String> rows =
        Files.readString(DOCS.resolve("mission.md"))
            .lines()
            .filter(line -> line.matches("\\| [A-Z]\\d+ \\|.*"))
            .toList();
    assertThat(rows)
        .as("docs/mission.md and statements.json say the same, in the same order")
        .isEqualTo(
            statements.all().stream()
                .map(s -> "| %s | %s |".formatted(s.id(), s.statement()))
                .toList());
  }

  @Test
  void the_catalogue_is_what_the_sheets_say() throws IOException {
    Map<Path, String> expected = expected();
    List<Path> stale = stale(expected);
    if (Boolean.getBoolean("prodproof.update")) {
      write(expected, stale);
      stale = List.of();
    }
    assertThat(differing(expected)).as("out of date; write them anew with: " + UPDATE).isEmpty();
    assertThat(stale).as("belong to no sheet; remove them with: " + UPDATE).isEmpty();
  }

  private Map<Path, String> expected() {
    Map<Path, String> expected = new LinkedHashMap<>();
    expected.put(STANDARD, StandardJson.of(files.sheets()));
    new Catalogue(files.sheets(), statements)
        .pages()
        .forEach((page, text) -> expected.put(DOCS.resolve("standard").resolve(page), text));
    return expected;
  }

  private static List<Path> differing(Map<Path, String> expected) throws IOException {
    List<Path> differing = new ArrayList<>();
    for (Map.Entry<Path, String> file : expected.entrySet()) {
      Path path = file.getKey();
      if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
        differing.add(path);
      }
    }
    return differing;
  }

  private static List<Path> stale(Map<Path, String> expected) throws IOException {
    Path catalogue = DOCS.resolve("standard");
    if (!Files.exists(catalogue)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(catalogue)) {
      return found.filter(Files::isRegularFile).filter(f -> !expected.containsKey(f)).toList();
    }
  }

  private static void write(Map<Path, String> expected, List<Path> stale) throws IOException {
    for (Map.Entry<Path, String> file : expected.entrySet()) {
      Files.createDirectories(file.getKey().toAbsolutePath().getParent());
      Files.writeString(file.getKey(), file.getValue(), StandardCharsets.UTF_8);
    }
    for (Path file : stale) {
      Files.delete(file);
    }
  }
}
