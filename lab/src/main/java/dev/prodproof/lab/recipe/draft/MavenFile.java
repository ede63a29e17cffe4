package dev.prodproof.lab.recipe.draft;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a `pom.xml` says of the project itself.
///
/// @param text the whole file
record MavenFile(String text) {
  private static final Pattern ASIDE =
      Pattern.compile("(?s)<(parent|dependencies|dependencyManagement|build|profiles)>.*?</\\1>|<!--.*?-->");

  String name() {
    return tag(own(), "artifactId").orElse("app");
  }

  /// The name of the jar, without its ending.
  String jar() {
    String version = tag(own(), "version").or(() -> tag(text, "version")).orElse("0.0.1-SNAPSHOT");
    return tag(text, "finalName").filter(name -> !name.contains("$")).orElse(name() + "-" + version);
  }

  /// The wrapper where there is one.
  static String command(Tree tree) {
    return tree.has("mvnw") ? "./mvnw" : "mvn";
  }

  private String own() {
    return ASIDE.matcher(text).replaceAll("");
  }

  private static Optional<String> tag(String xml, String tag) {
    return Sources.matches(Pattern.compile("<" + tag + ">\\s*([^<\\s]+)\\s*</" + tag + ">"), xml).findFirst().map(match -> match.group(1));
  }
}
