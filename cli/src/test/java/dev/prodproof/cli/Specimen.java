package dev.prodproof.cli;

import dev.prodproof.core.Report;
import dev.prodproof.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A service with planted parts, started and proven by the assembled tool.
sealed interface Specimen permits Specimen.Booking, Specimen.Classic, NodeSpecimen {
  Path HOME = Path.of("..").toAbsolutePath().normalize();

  /// The name that stands for no planted part.
  String NONE = "none";

  Path folder();

  String stack();

  /// @param parts names with commas between; empty for the service as it should be
  /// @param run an empty folder
  /// @param options for the tool, its budget among them
  Tool.Ended start(Path run, String parts, List<String> options) throws IOException;

  /// @param folder of a specimen: of ours, or a copy of one
  static Specimen in(Path folder) {
    if (Files.exists(folder.resolve("package.json"))) {
      return new NodeSpecimen(folder);
    }
    boolean classic = Files.exists(folder.resolve("src/main/java/com/example/library"));
    return classic ? new Classic(folder) : new Booking(folder);
  }

  static Specimen named(String name) {
    return in(HOME.resolve("specimens").resolve(name));
  }

  /// By a part's name: what it takes the place of. Empty where that can't be told from outside.
  default Map<String, Set<String>> places() throws IOException {
    return Map.of();
  }

  default String name() {
    return folder().getFileName().toString();
  }

  default Report prove(Path run, String parts, List<String> options) throws IOException {
    Tool.Ended ended = start(run, parts.equals(NONE) ? "" : parts, options);
    Path file = run.resolve("run/report.json");
    if (!Files.exists(file)) {
      throw new AssertionError(name() + " with " + parts + " gave no report:\n" + ended.err());
    }
    return Json.read(file);
  }

  /// Needs a database and a payment provider: the demonstration brings both.
  record Booking(Path folder) implements Specimen {
    private static final Pattern PLANTED =
        Pattern.compile("@Planted\\(\\s*(?:value\\s*=\\s*)?\"([^\"]+)\"(?:[^)]*?replaces\\s*=\\s*(\\w+)\\.class)?");

    @Override
    public Map<String, Set<String>> places() throws IOException {
      var places = new TreeMap<String, Set<String>>();
      try (Stream<Path> files = Files.walk(folder.resolve("src/main/java"))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          Matcher planted = PLANTED.matcher(Files.readString(file));
          while (planted.find()) {
            Set<String> taken = places.computeIfAbsent(planted.group(1), _ -> new TreeSet<>());
            Optional.ofNullable(planted.group(2)).ifPresent(taken::add);
          }
        }
      }
      return places;
    }

    @Override
    public String stack() {
      return "Spring Boot";
    }

    @Override
    public Tool.Ended start(Path run, String parts, List<String> options) {
      var command =
          new ArrayList<>(
              List.of("demo", "production", "--specimen", folder.toString(), "--parts", parts));
      command.addAll(List.of("--seed", "1", "--out", "run"));
      command.addAll(options);
      return new Tool(run).run(command.toArray(String[]::new));
    }
  }

  /// Stands alone: a recipe is enough.
  record Classic(Path folder) implements Specimen {
    @Override
    public String stack() {
      return "plain JDK";
    }

    @Override
    public Tool.Ended start(Path run, String parts, List<String> options) throws IOException {
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      String recipe =
          """
          service:
            name: library
            url: "http://127.0.0.1:${service.port}"
            start: ["%s", -Xmx128m, -XX:+UseSerialGC, -XX:TieredStopAtLevel=1, -jar, "%s"]
            ready: /health
            grace: 20s
            env: { PORT: "${service.port}", CLASSIC_PARTS: "%s" }
          describe: { openapi: /openapi.json }
          declare: { deadline: 5s, body-limit: 100kB }
          allow: breaks
          """
              .formatted(java, folder.resolve("target/classic/classic.jar"), parts);
      Path file = Files.writeString(run.resolve("prodproof.yaml"), recipe);
      // A miniature of faults of REST: its books are in memory, and nobody thought of its end or of load.
      String life = "failures/no-lost-writes,failures/graceful-stop,performance";
      var command =
          new ArrayList<>(List.of("prove", file.toString(), "--seed", "1", "--out", "run", "--skip", life));
      command.addAll(options);
      return new Tool(run).run(command.toArray(String[]::new));
    }
  }
}
