package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.lab.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Agents as processes of their own, on this machine's loopback.
class AgentsIT {
  @TempDir Path folder = Path.of("");
  private final List<Process> agents = new ArrayList<>();

  private String agent() throws IOException, InterruptedException {
    int port = Ports.free();
    String place = "127.0.0.1:" + port;
    Path err = folder.resolve("agent-" + port + ".txt");
    agents.add(new Tool(folder).start(folder.resolve(port + ".out"), err, "agent", "--listen", place));
    for (int i = 0; i < 300 && !Files.readString(err).contains("waits for orders"); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(Files.readString(err)).contains("waits for orders").doesNotContain("\tat ");
    return place;
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process each : agents) {
      each.destroyForcibly().waitFor();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void two_agents_share_a_load_and_a_frozen_one_voids_it() throws Exception {
    String two = agent() + "," + agent();
    var fine = Misbehaving.always("200 OK", "text/plain", "ok");
    try (var service = Misbehaving.speaking(fine)) {
      var tool = new Tool(folder);
      Tool.Ended ended =
          tool.run("load", service.url(), "--rate", "100", "--evenly", "--duration", "2s", "--json", "--agents", two);
      assertThat(ended.exit()).as(ended.err()).isZero();
      JsonNode step = JsonMapper.shared().readTree(ended.out()).path("steps").path(0);
      assertThat(step.path("total").path("statuses").path("200").asInt()).isEqualTo(200);
      assertThat(step.path("generator").path("threads").asInt()).isEqualTo(2);

      Path out = folder.resolve("load.out");
      Path err = folder.resolve("load.err");
      Process load =
          tool.start(out, err, "load", service.url(), "--rate", "50", "--evenly", "--duration", "8s", "--json", "--agents", two);
      for (int i = 0; i < 300 && !Files.readString(err).contains(" s  "); i++) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      signal("STOP", agents.get(1));
      assertThat(load.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(err)).contains("said nothing for 5 s", "void").doesNotContain("\tat ");
      assertThat(load.exitValue()).isZero();
      JsonNode again = JsonMapper.shared().readTree(Files.readString(out)).path("steps").path(0);
      assertThat(again.path("total").path("statuses").path("200").asInt()).isEqualTo(400);
      assertThat(again.path("generator").path("threads").asInt()).isEqualTo(1);
    }
  }

  @Test
  void says_where_no_agent_answers() throws IOException {
    int port = Ports.free();
    var fine = Misbehaving.always("200 OK", "text/plain", "ok");
    try (var service = Misbehaving.speaking(fine)) {
      Tool.Ended ended = new Tool(folder).run("load", service.url(), "--agents", "127.0.0.1:" + port);
      assertThat(ended.exit()).isEqualTo(2);
      assertThat(ended.err()).contains("no agent answers at 127.0.0.1:" + port).doesNotContain("\tat ");
    }
  }

  private static void signal(String name, Process process) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor()).isZero();
  }
}
