package dev.prodproof.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One answer of the corpus. `captured` ones came from a running service; the others were written
/// from documented shapes.
record LeakCapture(String name, JsonNode json) {
  static List<LeakCapture> leaking() {
    return under("leaking");
  }

  static List<LeakCapture> benign() {
    return under("benign");
  }

  private static List<LeakCapture> under(String folder) {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/leaks", folder))) {
      return files.sorted().map(LeakCapture::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LeakCapture of(Path file) {
    return new LeakCapture(
        file.getFileName().toString(), JsonMapper.shared().readTree(file.toFile()));
  }

  String stack() {
    return json.path("stack").asString();
  }

  boolean captured() {
    return json.path("captured").asBoolean();
  }

  String body() {
    return json.path("body").asString();
  }

  List<InternalDetail> details() {
    return InternalDetails.in(body(), json.path("requestText").asString());
  }

  Set<String> kinds() {
    return details().stream()
        .map(detail -> detail.kind().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  List<String> expectedKinds() {
    return json.path("expect").path("kinds").values().stream().map(JsonNode::asString).toList();
  }

  /// Empty where nothing is expected.
  String expected(String part) {
    return json.path("expect").path(part).asString("");
  }

  @Override
  public String toString() {
    return name;
  }
}
