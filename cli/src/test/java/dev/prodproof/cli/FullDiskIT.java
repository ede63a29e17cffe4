package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.report.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// No more room while a run is recorded. A limit on the size of files is a full disk that needs no privilege.
@DisabledOnOs(OS.WINDOWS)
class FullDiskIT {
  @TempDir Path folder = Path.of("");

  @Test
  void says_so_and_keeps_what_was_recorded() throws IOException {
    var tool = new Tool(folder);
    try (var server = Misbehaving.speaking(Misbehaving.described(Misbehaving.always("200 OK", "application/json", "{}")))) {
      var command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 200; exec \"$@\"", "sh"));
      command.addAll(tool.command("prove", server.url(), "--out", "run", "--budget", "30s"));
      Tool.Ended ended = tool.runCommand(command);
      assertThat(ended.exit()).as(ended.err()).isEqualTo(2);
      assertThat(ended.err()).contains("can't be written", "make room", "prodproof judge run").doesNotContain("\tat ");
      assertThat(tool.leftOver()).isEmpty();
    }
    assertThat(folder.resolve("run/report.json.part")).doesNotExist();
    Acknowledged.isKeptIn(folder.resolve("run"));
    assertThat(tool.run("judge", "run").exit()).isIn(0, 1);
    assertThat(Json.read(folder.resolve("run/report.json")).checks()).isNotEmpty();
  }
}
