package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a service on Quarkus says in its settings, and where it answers by its extensions.
final class Quarkus implements Detector {
  private static final String DATASOURCE = "quarkus.datasource.";
  private static final Map<String, String> DRIVERS =
      Map.of("jdbc-mysql", "mysql", "jdbc-mariadb", "mysql", "reactive-pg-client", "postgres", "reactive-mysql-client", "mysql", "redis-client", "redis");

  @Override
  public List<Clue> look(Tree tree) {
    String file = tree.first("pom.xml", "build.gradle", "build.gradle.kts").orElse("");
    String text = tree.textOr(file);
    if (!text.contains("io.quarkus")) {
      return List.of();
    }
    var clues = new ArrayList<Clue>();
    Properties properties = Properties.in(tree).inProfile("prod");
    String root = properties.value("quarkus.http.root-path").filter(path -> !path.contains("$")).orElse("");
    String own = own(root, properties.value("quarkus.http.non-application-root-path").orElse("q"));
    if (text.contains("smallrye-health")) {
      clues.add(new Clue.Healthy(joined(own, properties.value("quarkus.smallrye-health.root-path").orElse("health")) + "/ready", file));
    }
    if (text.contains("smallrye-openapi")) {
      clues.add(new Clue.Described(joined(own, properties.value("quarkus.smallrye-openapi.path").orElse("openapi")), file));
    }
    DRIVERS.forEach((library, kind) -> {
      if (text.contains("quarkus-" + library)) {
        clues.add(new Clue.Speaks(kind, file));
      }
    });
    clues.add(new Clue.Reads("QUARKUS_HTTP_PORT", null, false, file));
    clues.addAll(configured(properties));
    return clues;
  }

  private static List<Clue> configured(Properties properties) {
    var clues = new ArrayList<Clue>();
    properties.value("quarkus.application.name").filter(name -> !name.contains("$"))
        .ifPresent(name -> clues.add(new Clue.Named(name, properties.file())));
    properties.values().forEach((key, value) -> {
      List<Clue> read = properties.read(value);
      clues.addAll(read);
      if (read.isEmpty() && !value.contains("jdbc:h2:")) {
        datasource(key, value).ifPresent(name -> clues.add(new Clue.Reads(name, value, false, properties.file())));
      }
    });
    return clues;
  }

  /// Any property may come from the environment (MicroProfile Config).
  private static Optional<String> datasource(String key, String value) {
    return List.of("jdbc.url", "username", "password").stream()
        .filter(part -> key.equals(DATASOURCE + part) && !value.isBlank())
        .map(part -> (DATASOURCE + part).toUpperCase(Locale.ROOT).replace('.', '_'))
        .findFirst();
  }

  /// Its own pages are below the root, unless their path is absolute.
  private static String own(String root, String path) {
    return path.startsWith("/") ? joined("", path) : joined(root, path);
  }

  private static String joined(String first, String second) {
    String path = second.startsWith("/") ? second : first + "/" + second;
    return ("/" + path).replaceAll("/{2,}", "/").replaceFirst("(?<=.)/$", "");
  }
}
