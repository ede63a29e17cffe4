package dev.prodproof.experiments.fuzzing.refusal;

import dev.prodproof.facts.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One answer of a real framework, with what a reader learns from it.
///
/// @param known the values that requests to this operation have, as far as labels name them
record Capture(
    String name, int status, String mediaType, String body, List<Label> labels, Set<Site> known) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// @param learned a rule's name as in JSON Schema, or not-null, unknown-property, unique
  record Label(Site site, String learned, JsonNode value) {
    private boolean matches(Lesson lesson, Set<Site> known) {
      Mention labelled = new Mention(Optional.of(site.in()), site.name());
      return lesson.about().among(known).filter(labelled::mayMean).isPresent()
          && Spelled.rule(lesson.rule()).stream().anyMatch(this::is);
    }

    private boolean is(Spelled rule) {
      return rule.name().equals(learned) && rule.sameValue(value);
    }
  }

  static List<Capture> under(String folder) {
    Map<String, Set<Site>> operations = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources", folder))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> of(file, operations))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Capture of(Path file, Map<String, Set<Site>> operations) {
    JsonNode json = JSON.readTree(file.toFile());
    List<Label> labels = json.path("labels").values().stream().map(Capture::label).toList();
    String framework = file.getName(file.getNameCount() - 2).toString();
    JsonNode request = json.path("request");
    String path = request.path("path").asString().replaceAll("\\?.*", "");
    Set<Site> known =
        operations.computeIfAbsent(
            framework + request.path("method").asString() + path, _ -> new HashSet<>());
    labels.forEach(label -> known.add(label.site()));
    return new Capture(
        framework + "/" + file.getFileName(),
        json.path("status").asInt(),
        json.path("contentType").asString(""),
        json.path("body").asString(),
        labels,
        known);
  }

  private static Label label(JsonNode label) {
    String[] site = label.path("site").asString().split(":", 2);
    Site.In in = Site.In.valueOf(site[0].toUpperCase(Locale.ROOT));
    return new Label(new Site(in, site[1]), label.path("learned").asString(), label.path("value"));
  }

  List<Lesson> lessons() {
    return RefusalReader.read(status, mediaType, body);
  }

  List<Label> missed() {
    List<Lesson> lessons = lessons();
    return labels.stream()
        .filter(label -> lessons.stream().noneMatch(lesson -> label.matches(lesson, known)))
        .toList();
  }

  List<Lesson> wrong() {
    return lessons().stream()
        .filter(lesson -> labels.stream().noneMatch(label -> label.matches(lesson, known)))
        .toList();
  }
}
