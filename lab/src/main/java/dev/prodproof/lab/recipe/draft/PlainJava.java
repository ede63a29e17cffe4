package dev.prodproof.lab.recipe.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A service in Java without Spring Boot, which Maven packs into one jar.
final class PlainJava implements Detector {
  private static final Map<String, String> DRIVERS =
      Map.of("postgresql", "postgres", "mysql-connector-j", "mysql", "mariadb-java-client", "mysql", "jedis", "redis");
  private static final Map<String, String> STACKS =
      Map.of("io.javalin", "Javalin", "io.quarkus", "Quarkus", "io.micronaut", "Micronaut", "io.helidon", "Helidon", "io.vertx", "Vert.x");
  // What makes a jar that starts by itself.
  private static final Pattern ONE_JAR = Pattern.compile("maven-shade-plugin|jar-with-dependencies|<mainClass>|quarkus-maven-plugin");

  @Override
  public List<Clue> look(Tree tree) {
    String pom = tree.textOr("pom.xml");
    if (pom.contains("spring-boot") || !ONE_JAR.matcher(pom).find()) {
      return List.of();
    }
    var clues = new ArrayList<Clue>();
    MavenFile maven = new MavenFile(pom);
    String stack = STACKS.entrySet().stream().filter(e -> pom.contains(e.getKey())).map(Map.Entry::getValue).findFirst().orElse("Java");
    String jar = pom.contains("quarkus-maven-plugin") ? "quarkus-app/quarkus-run" : pom.contains("jar-with-dependencies") ? maven.jar() + "-jar-with-dependencies" : maven.jar();
    clues.add(new Clue.Named(maven.name(), "pom.xml"));
    clues.add(new Clue.Starts(stack, List.of("java", "-jar", "target/" + jar + ".jar"), MavenFile.command(tree) + " package", "pom.xml"));
    DRIVERS.forEach((library, kind) -> {
      if (pom.contains(library)) {
        clues.add(new Clue.Speaks(kind, "pom.xml"));
      }
    });
    return clues;
  }
}
