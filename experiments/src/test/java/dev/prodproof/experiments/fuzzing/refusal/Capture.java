package dev.prodproof.experiments.fuzzing.refusal;

import dev.prodproof.facts.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One answer of a real framework, with what a reader learns from it.
record Capture(String name, int status, String mediaType, String body, List<Label> labels) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// @param learned a rule's name as in JSON Schema, or not-null, at-least, unknown-property,
  /// unique
  record Label(Site site, String learned, JsonNode value) {
    boolean matches(Lesson lesson) {
      return lesson.about().mayMean(site)
          && Spelled.rule(lesson.rule()).stream().anyMatch(this::is);
    }

    private boolean is(Spelled rule) {
      return rule.name().equals(learned) && rule.sameValue(value);
    }
  }

  static List<Capture> under(String folder) {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources", folder))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Capture::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Capture of(Path file) {
    JsonNode json = JSON.readTree(file.toFile());
    List<Label> labels = new ArrayList<>();
    for (JsonNode label : json.path("labels").values()) {
      String[] site = label.path("site").asString().split(":", 2);
      Site.In in = Site.In.valueOf(site[0].toUpperCase(Locale.ROOT));
      labels.add(
          new Label(new Site(in, site[1]), label.path("learned").asString(), label.path("value")));
    }
    return new Capture(
        file.getParent().getFileName() + "/" + file.getFileName(),
        json.path("status").asInt(),
        json.path("contentType").asString(""),
        json.path("body").asString(),
        labels);
  }

  List<Lesson> lessons() {
    return RefusalReader.read(status, mediaType, body);
  }

  List<Label> missed() {
    List<Lesson> lessons = lessons();
    return labels.stream().filter(label -> lessons.stream().noneMatch(label::matches)).toList();
  }

  List<Lesson> wrong() {
    return lessons().stream()
        .filter(lesson -> labels.stream().noneMatch(label -> label.matches(lesson)))
        .toList();
  }
}
