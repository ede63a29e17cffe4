package dev.prodproof.cli;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.report.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Each planted defect and each harmless twin of a specimen, proven one at a time by the assembled tool.
///
/// What is expected stands in the specimen's `defects.json` and is never written here. The tool is told a
/// set of names for the service's environment and doesn't look at them.
public final class Matrix {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path PLANTED = HOME.resolve("specimens/booking/defects.json");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  record Consequence(String id, String reason) {}

  record Planted(
      String name,
      String kind,
      String chapter,
      String what,
      List<String> expected,
      List<Consequence> consequences) {
    boolean twin() {
      return kind.equals("twin");
    }
  }

  /// A row of `docs/matrix.json`.
  record Row(
      String specimen,
      String stack,
      String defect,
      String chapter,
      List<String> expected,
      List<Consequence> consequences,
      List<String> tripped,
      boolean control) {
    boolean found() {
      return tripped.containsAll(expected);
    }

    List<String> undeclared() {
      return tripped.stream()
          .filter(id -> !expected.contains(id))
          .filter(id -> consequences.stream().noneMatch(c -> c.id().equals(id)))
          .toList();
    }
  }

  private Matrix() {}

  /// @param args the budget of each run, then names; without names all of them, and the good build
  public static void main(String[] args) throws IOException {
    String budget = args.length > 0 ? args[0] : "quick";
    List<String> names = args.length > 1 ? Arrays.asList(args).subList(1, args.length) : List.of();
    Map<String, Row> rows = saved();
    for (Planted planted : planted()) {
      if (names.isEmpty() || names.contains(planted.name())) {
        Row row = row(planted, budget);
        rows.put(row.defect(), row);
        tell(System.out, row);
        write(rows);
      }
    }
  }

  static List<Planted> planted() throws IOException {
    var all = new ArrayList<Planted>();
    all.add(new Planted("none", "twin", "", "the service as it should be", List.of(), List.of()));
    all.addAll(List.of(JSON.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build().readValue(PLANTED, Planted[].class)));
    return all;
  }

  static Row row(Planted planted, String budget) throws IOException {
    Path folder = Files.createTempDirectory("prodproof-matrix");
    String parts = planted.name().equals("none") ? "" : planted.name();
    Tool.Ended ended =
        new Tool(folder).run("demo", "production", "--parts", parts, "--budget", budget, "--seed", "1", "--out", "run");
    Path file = folder.resolve("run/report.json");
    if (!Files.exists(file)) {
      throw new AssertionError(planted.name() + " gave no report:\n" + ended.err());
    }
    return row(planted, Json.read(file));
  }

  static Row row(Planted planted, Report report) {
    List<String> tripped =
        report.checks().stream().filter(check -> check.verdict().equals("fail")).map(CheckResult::id).sorted().toList();
    return new Row(
        "booking",
        "Spring Boot",
        planted.name(),
        planted.chapter(),
        planted.expected(),
        planted.consequences(),
        tripped,
        planted.twin());
  }

  private static void tell(PrintStream out, Row row) {
    String verdict = row.found() ? (row.undeclared().isEmpty() ? "right" : "TRIPS MORE: " + row.undeclared()) : "MISSED: " + row.expected();
    out.printf("%-28s %s%n", row.defect(), verdict);
  }

  private static Map<String, Row> saved() throws IOException {
    Map<String, Row> rows = new TreeMap<>();
    Path file = HOME.resolve("docs/matrix.json");
    if (Files.exists(file)) {
      for (Row row : JSON.readValue(file, Row[].class)) {
        rows.put(row.defect(), row);
      }
    }
    return rows;
  }

  private static void write(Map<String, Row> rows) throws IOException {
    Files.writeString(HOME.resolve("docs/matrix.json"), JSON.writeValueAsString(rows.values()) + "\n");
    Files.writeString(HOME.resolve("docs/matrix.md"), table(rows));
  }

  private static String table(Map<String, Row> rows) {
    var text = new StringBuilder("# The matrix\n\nEach planted defect and each twin of the specimens, proven one at a time. Made by `bench/matrix`; what is\nexpected stands in `specimens/booking/defects.json`.\n\n");
    List<Row> defects = rows.values().stream().filter(row -> !row.control()).toList();
    List<Row> controls = rows.values().stream().filter(Row::control).toList();
    text.append("Defects found: %d of %d. Controls that trip nothing: %d of %d. Undeclared trips: %d.%n%n".formatted(
        defects.stream().filter(Row::found).count(),
        defects.size(),
        controls.stream().filter(row -> row.undeclared().isEmpty()).count(),
        controls.size(),
        rows.values().stream().mapToLong(row -> row.undeclared().size()).sum()));
    text.append("| check | defects | found | undeclared trips of it |\n|---|---|---|---|\n");
    var ids = new TreeSet<String>();
    rows.values().forEach(row -> { ids.addAll(row.expected()); ids.addAll(row.undeclared()); });
    for (String id : ids) {
      List<Row> own = defects.stream().filter(row -> row.expected().contains(id)).toList();
      long found = own.stream().filter(row -> row.tripped().contains(id)).count();
      long undeclared = rows.values().stream().filter(row -> row.undeclared().contains(id)).count();
      text.append("| %s | %d | %d | %d |%n".formatted(id, own.size(), found, undeclared));
    }
    text.append("\n| planted | kind | expected | tripped | |\n|---|---|---|---|---|\n");
    for (Row row : rows.values()) {
      text.append("| %s | %s | %s | %s | %s |%n".formatted(
          row.defect(),
          row.control() ? "twin" : "defect",
          ids(row.expected()),
          ids(row.tripped()),
          row.found() ? (row.undeclared().isEmpty() ? "✓" : "trips more") : "missed"));
    }
    return text.toString();
  }

  private static String ids(List<String> ids) {
    return ids.isEmpty() ? "–" : ids.stream().collect(Collectors.joining(", "));
  }
}
