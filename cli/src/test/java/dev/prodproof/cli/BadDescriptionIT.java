package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Descriptions that can't be used, or not as they are.
@Execution(ExecutionMode.CONCURRENT)
class BadDescriptionIT {
  @TempDir Path folder = Path.of("");

  private static Misbehaving server() {
    return Misbehaving.speaking(Misbehaving.described(Misbehaving.always("200 OK", "application/json", "{}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "absent.json  |              | neither a path on the target that serves one nor a file",
        "empty.json   | ''           | The API description is empty",
        "broken.json  | {\"openapi\": x | broken JSON, line 1",
        "invalid.json | {\"openapi\":9} | of version",
        "itself.yaml  | openapi: &a [*a] | contains itself",
      })
  void says_what_is_wrong_with_the_file_and_what_to_do(String name, @Nullable String text, String what) throws IOException {
    if (text != null) {
      Files.writeString(folder.resolve(name), text);
    }
    try (var server = server()) {
      Tool.Ended ended = new Tool(folder).briefly(server.url(), "--describe", name);
      assertThat(ended.exit()).isEqualTo(2);
      assertThat(ended.err()).contains(name, what, "--describe");
      assertThat(Json.read(folder.resolve("run/report.json")).notes()).anyMatch(note -> note.contains(what));
    }
  }

  @Test
  void reads_schemas_that_refer_to_themselves() throws IOException {
    String cyclic = Misbehaving.things("t").replace("{\"type\":\"object\"}", "{\"$ref\":\"#/components/schemas/A\"}");
    String schemas = ",\"components\":{\"schemas\":{\"A\":{\"$ref\":\"#/components/schemas/B\"},\"B\":{\"allOf\":[{\"$ref\":\"#/components/schemas/A\"}]}}}}";
    Files.writeString(folder.resolve("cyclic.json"), cyclic.strip().replaceAll("}$", "") + schemas);
    try (var server = server()) {
      Tool.Ended ended = new Tool(folder).briefly(server.url(), "--describe", "cyclic.json");
      assertThat(ended.exit()).isIn(0, 1);
      assertThat(Json.read(folder.resolve("run/report.json")).operations()).isNotEmpty();
    }
  }

  @Test
  void never_goes_to_the_host_that_a_description_names() throws IOException {
    try (var server = server();
        var other = server()) {
      String text = Misbehaving.things("t").replace("\"paths\"", "\"servers\":[{\"url\":\"" + other.url() + "\"}],\"paths\"");
      Files.writeString(folder.resolve("other.json"), text);
      Tool.Ended ended = new Tool(folder).briefly(server.url(), "--describe", "other.json");
      assertThat(ended.out().replaceAll("\\s+", " ")).contains("The description names the server `" + other.url() + "`; it was ignored");
      assertThat(other.connections()).isZero();
    }
  }
}
