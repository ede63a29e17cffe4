package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// More connections than the machine allows one process.
@EnabledOnOs(OS.LINUX)
class FewDescriptorsIT {
  @TempDir Path folder = Path.of("");

  @Test
  void says_that_the_limit_is_its_own_and_blames_nobody() throws IOException {
    var tool = new Tool(folder);
    try (var server = Misbehaving.speaking(Misbehaving.described(Misbehaving.always("200 OK", "application/json", "{}")))) {
      var command = new ArrayList<>(List.of("sh", "-c", "ulimit -n 200; exec \"$@\"", "sh"));
      command.addAll(tool.command("load", server.url() + "/", "--users", "400", "--duration", "2s"));
      Tool.Ended ended = tool.runCommand(command);
      assertThat(ended.exit()).as(ended.err()).isEqualTo(2);
      assertThat(ended.err()).contains("no file descriptors left", "ulimit -n").doesNotContain("\tat ");
      assertThat(tool.leftOver()).isEmpty();
    }
  }
}
