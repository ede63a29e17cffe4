package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A service on Spring Boot, built by Maven or Gradle.
final class SpringBoot implements Detector {
  @Override
  public List<Clue> look(Tree tree) {
    Optional<String> build = tree.first("pom.xml", "build.gradle", "build.gradle.kts");
    String text = build.map(tree::textOr).orElse("");
    if (!text.contains("spring-boot") && !text.contains("springframework.boot")) {
      return List.of();
    }
    String file = build.orElse("");
    var clues = new ArrayList<Clue>();
    clues.add(file.equals("pom.xml") ? maven(new MavenFile(text), clues, tree) : gradle(tree, clues, file));
    driver(text, "postgresql", "postgres", file).ifPresent(clues::add);
    driver(text, "mysql", "mysql", file).ifPresent(clues::add);
    driver(text, "data-redis", "redis", file).ifPresent(clues::add);
    if (text.contains("springdoc")) {
      clues.add(new Clue.Described("/v3/api-docs", file));
    }
    Properties properties = Properties.in(tree);
    if (text.contains("actuator")) {
      String base = properties.value("management.endpoints.web.base-path").orElse("/actuator");
      clues.add(new Clue.Healthy(base + "/health", file));
    }
    clues.add(new Clue.Reads("SERVER_PORT", null, false, file));
    clues.addAll(configured(properties));
    return clues;
  }

  private static Clue maven(MavenFile file, List<Clue> clues, Tree tree) {
    clues.add(new Clue.Named(file.name(), "pom.xml"));
    return new Clue.Starts(
        "Spring Boot", List.of("java", "-jar", "target/" + file.jar() + ".jar"), MavenFile.command(tree) + " package", "pom.xml");
  }

  private static Clue gradle(Tree tree, List<Clue> clues, String file) {
    String settings = tree.textOr("settings.gradle") + tree.textOr("settings.gradle.kts");
    String name = group("rootProject\\.name\\s*=\\s*[\"']([^\"']+)", settings).orElse("app");
    String version = group("(?m)^version\\s*=\\s*[\"']([^\"']+)", tree.textOr(file)).map(v -> "-" + v).orElse("");
    clues.add(new Clue.Named(name, file));
    String gradle = tree.has("gradlew") ? "./gradlew" : "gradle";
    return new Clue.Starts(
        "Spring Boot",
        List.of("java", "-jar", "build/libs/" + name + version + ".jar"),
        gradle + " bootJar",
        file);
  }

  private static List<Clue> configured(Properties properties) {
    var clues = new ArrayList<Clue>();
    properties.value("server.servlet.context-path").or(() -> properties.value("spring.webflux.base-path"))
        .ifPresent(path -> clues.add(new Clue.Based(path, properties.file())));
    properties.value("spring.application.name").filter(name -> !name.contains("$"))
        .ifPresent(name -> clues.add(new Clue.Named(name, properties.file())));
    properties.values().forEach(
        (key, value) -> {
          List<Clue> placeholders = properties.read(value);
          clues.addAll(placeholders);
          if (placeholders.isEmpty() && key.startsWith("spring.datasource.") && !value.contains("jdbc:h2:")) {
            datasource(key, value).ifPresent(name -> clues.add(new Clue.Reads(name, value, false, properties.file())));
          }
        });
    return clues;
  }

  /// Relaxed binding: any property may come from the environment.
  private static Optional<String> datasource(String key, String value) {
    return List.of("url", "username", "password").stream()
        .filter(part -> key.equals("spring.datasource." + part) && !value.isBlank())
        .map(part -> "SPRING_DATASOURCE_" + part.toUpperCase(java.util.Locale.ROOT))
        .findFirst();
  }

  private static Optional<Clue> driver(String text, String word, String kind, String file) {
    return text.contains(word) ? Optional.of(new Clue.Speaks(kind, file)) : Optional.empty();
  }

  private static Optional<String> group(String pattern, String text) {
    return Sources.matches(Pattern.compile(pattern), text).findFirst().map(match -> match.group(1));
  }
}
