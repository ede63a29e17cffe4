package dev.prodproof.cli;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Each planted defect and each harmless twin of a specimen, proven by the assembled tool.
///
/// What is expected stands in the specimen's `defects.json` and is never written here. The tool is told a
/// set of names for the service's environment and doesn't look at them.
public final class Matrix {
  private static final Path HOME = Specimen.HOME;
  private static final String SPECIMEN = "--specimen";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// A row of `docs/matrix.json`.
  ///
  /// @param beside other parts in the same run; null for a run of its own
  record Row(
      String specimen,
      String stack,
      String defect,
      String chapter,
      List<String> expected,
      List<Planted.Consequence> consequences,
      List<String> tripped,
      boolean control,
      @Nullable List<String> beside) {
    String key() {
      return specimen + " " + defect;
    }

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

  /// @param args perhaps `--specimen` and a folder or the name of one of ours; the budget of each run;
  ///     names, without which all are meant, and the good build
  public static void main(String[] args) throws IOException {
    boolean chosen = args.length > 1 && args[0].equals(SPECIMEN);
    List<String> rest = Arrays.asList(args).subList(chosen ? 2 : 0, args.length);
    Specimen specimen = specimen(chosen ? args[1] : "booking");
    if (specimen instanceof NodeSpecimen node && NodeSpecimen.missing(node.folder()).isPresent()) {
      System.out.println(specimen.name() + ": " + NodeSpecimen.missing(node.folder()).get());
      return;
    }
    String budget = rest.isEmpty() ? "quick" : rest.getFirst();
    List<String> names = rest.isEmpty() ? rest : rest.subList(1, rest.size());
    Catalogue catalogue = Catalogue.ofTool();
    boolean ours = specimen.folder().startsWith(HOME);
    Map<String, Row> rows = ours ? saved() : new TreeMap<>();
    List<Planted> wanted =
        planted(specimen).stream().filter(one -> names.isEmpty() || names.contains(one.name())).toList();
    var groups = new Groups(specimen.places(), planted -> catalogue.options(planted, budget));
    for (List<Planted> group : groups.of(wanted)) {
      for (Row row : rows(specimen, group, catalogue, budget)) {
        rows.put(row.key(), row);
        tell(System.out, row);
      }
      if (ours) {
        write(rows);
      }
    }
  }

  /// In one run where that is enough; whoever was missed then, and all where more was tripped, alone.
  private static List<Row> rows(Specimen specimen, List<Planted> group, Catalogue catalogue, String budget)
      throws IOException {
    if (group.size() == 1) {
      Planted one = group.getFirst();
      return List.of(row(specimen, one, catalogue.options(one, budget)));
    }
    System.out.println("together: " + names(group));
    Report report = report(specimen, names(group), catalogue.options(group.getFirst(), budget));
    List<String> tripped = tripped(report);
    boolean declared = tripped.stream().allMatch(id -> group.stream().anyMatch(one -> one.touches(id)));
    var rows = new ArrayList<Row>();
    for (Planted one : group) {
      List<String> own = tripped.stream().filter(one::touches).toList();
      Row row = row(specimen, one, own, group.stream().map(Planted::name).filter(n -> !n.equals(one.name())).toList());
      rows.add(declared && row.found() ? row : row(specimen, one, catalogue.options(one, budget)));
    }
    return rows;
  }

  private static String names(List<Planted> group) {
    return group.stream().map(Planted::name).collect(Collectors.joining(","));
  }

  private static Specimen specimen(String given) {
    // The script changes the working folder; it leaves the caller's behind.
    Path folder = Path.of(System.getenv().getOrDefault("CALLED_FROM", ".")).resolve(given);
    boolean copy = Files.exists(folder.resolve("defects.json"));
    return copy ? Specimen.in(folder.toAbsolutePath().normalize()) : Specimen.named(given);
  }

  /// The good build first, then each part; all defects at once where they don't mask each other.
  static List<Planted> planted(Specimen specimen) throws IOException {
    var all = new ArrayList<Planted>();
    all.add(Planted.none());
    List<Planted> each = Planted.in(specimen);
    all.addAll(each);
    if (specimen instanceof Specimen.Classic) {
      all.add(Planted.all(each));
    }
    return all;
  }

  private static Report report(Specimen specimen, String parts, List<String> options) throws IOException {
    return specimen.prove(Files.createTempDirectory("prodproof-matrix"), parts, options);
  }

  static Row row(Specimen specimen, Planted planted, List<String> options) throws IOException {
    return row(specimen, planted, report(specimen, planted.name(), options));
  }

  static Row row(Specimen specimen, Planted planted, Report report) {
    return row(specimen, planted, tripped(report), null);
  }

  private static List<String> tripped(Report report) {
    return report.checks().stream().filter(check -> check.verdict().equals("fail")).map(CheckResult::id).sorted().toList();
  }

  private static Row row(
      Specimen specimen, Planted planted, List<String> tripped, @Nullable List<String> beside) {
    return new Row(
        specimen.name(),
        specimen.stack(),
        planted.name(),
        planted.chapter(),
        planted.expected(),
        planted.consequences(),
        tripped,
        planted.twin(),
        beside);
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
        rows.put(row.key(), row);
      }
    }
    return rows;
  }

  private static void write(Map<String, Row> rows) throws IOException {
    Files.writeString(HOME.resolve("docs/matrix.json"), JSON.writeValueAsString(rows.values()) + "\n");
    Files.writeString(HOME.resolve("docs/matrix.md"), table(rows));
  }

  private static String table(Map<String, Row> rows) {
    var text = new StringBuilder("# The matrix\n\nEach planted defect and each twin of the specimens, proven by the assembled tool. Made by `bench/matrix`; what is\nexpected stands in each specimen's `defects.json`. A planted part without a row wasn't proven yet. The service as it\nshould be (`none`) meets every experiment; a part meets those that its checks need: what concerns bad input isn't\nbroken, killed or overloaded as well. Parts that take different places and trip different checks share a run\n(`beside` in `matrix.json`); whatever a shared run left open was proven alone.\n\n");
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
    text.append("\n| specimen | planted | kind | expected | tripped | |\n|---|---|---|---|---|---|\n");
    for (Row row : rows.values()) {
      text.append("| %s | %s | %s | %s | %s | %s |%n".formatted(
          row.specimen(),
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
