package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.report.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Text from the service reaches people and files; it must neither steer a terminal nor break a file.
class HostileTextIT {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String STEERING = "\u001b]0;owned\u0007\u001b[2J\u202etxet\u0000";
  private static final String BODY = "{\"title\":\"" + SCRIPT + STEERING + "]]>\"}";

  /// The same in a description, where JSON spells controls out.
  private static final String TITLE =
      SCRIPT + "\\u001b]0;owned\\u0007\\u202etxet\\u0000]]><!--";

  @TempDir Path folder = Path.of("");

  @Test
  void is_shown_and_does_nothing() throws Exception {
    String field = "application/json\r\nServer: " + SCRIPT + "\u001b[31m";
    Misbehaving.Manner hostile = Misbehaving.always("500 " + SCRIPT + "\u001b[2J", field, BODY);
    try (var server = Misbehaving.speaking(Misbehaving.described(Misbehaving.things(TITLE), hostile))) {
      Tool.Ended ended = new Tool(folder).briefly(server.url(), "--as", "sarif,junit,markdown,text");
      assertThat(ended.exit()).as(ended.err()).isEqualTo(1);
      assertThat(ended.out() + ended.err()).doesNotContain("\u001b", "\u0007", "\u202e", "\u0000");
    }
    Path run = folder.resolve("run");
    String html = Files.readString(run.resolve("report.html"));
    assertThat(html).doesNotContain(SCRIPT).contains("&lt;script&gt;").doesNotContain("\u001b", "\u202e", "\u0000");
    assertThat(Files.readString(run.resolve("report.txt"))).doesNotContain("\u001b", "\u202e", "\u0000");
    assertThat(Files.readString(run.resolve("run.log"))).doesNotContain("\u001b", "\u0000");
    assertThat(Json.read(run.resolve("report.json")).checks()).isNotEmpty();
    try (var files = Files.list(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        parses(file);
      }
    }
  }

  private static void parses(Path file) throws Exception {
    String name = file.getFileName().toString();
    byte[] bytes = Files.readAllBytes(file);
    StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
    if (name.endsWith(".xml")) {
      assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement().getTagName()).isEqualTo("testsuites");
    } else if (name.endsWith(".sarif") || name.endsWith(".json")) {
      assertThat(JsonMapper.builder().build().readTree(bytes).isObject()).as(name).isTrue();
    } else if (name.endsWith(".md")) {
      assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain(SCRIPT, "\u001b");
    }
  }
}
