package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that doesn't behave while we start it and keep it: one sentence, the right exit code, a report, nothing
/// left running.
class StartedServiceIT {
  @TempDir Path folder = Path.of("");

  private void recipe(String start, String ready) throws IOException {
    Files.writeString(folder.resolve("openapi.json"), Misbehaving.things("files"));
    Files.writeString(folder.resolve("things"), "{}");
    Files.writeString(
        folder.resolve("prodproof.yaml"),
        """
        service:
          name: files
          url: "http://127.0.0.1:${service.port}"
          start: [sh, -c, "%s"]
          ready: %s
        """
            .formatted(start, ready));
  }

  private Path report() {
    return folder.resolve("run/report.json");
  }

  private static String server() {
    return Path.of(System.getProperty("java.home"), "bin", "jwebserver") + " -p ${service.port}";
  }

  @Test
  void says_that_it_exits_before_it_is_ready() throws IOException {
    recipe("echo no database >&2; exit 3", "/things");
    Tool.Ended ended = new Tool(folder).briefly("prodproof.yaml");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("files ended with exit code 3 before it was ready", "no database");
    assertThat(report()).exists();
  }

  @Test
  void says_that_it_goes_into_the_background() throws IOException {
    recipe("sleep 600 & exit 0", "/things");
    Tool.Ended ended = new Tool(folder).briefly("prodproof.yaml");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("stay in the foreground");
  }

  @Test
  void says_loudly_that_it_ended_by_itself() throws IOException {
    recipe("cd " + folder + "; " + server() + " & p=$!; sleep 9; kill -9 $p; wait $p", "/things");
    Tool.Ended ended =
        new Tool(folder).run("prove", "prodproof.yaml", "--budget", "60s", "--out", "run");
    assertThat(ended.exit()).as(ended.err()).isIn(1, 2);
    assertThat(ended.err()).contains("files ended by itself").doesNotContain("\tat ");
    assertThat(Files.readString(report())).contains("ended by itself");
    assertThat(new Tool(folder).leftOver()).isEmpty();
  }

  @Test
  void leaves_a_report_and_nothing_running_when_it_is_interrupted_while_it_starts()
      throws IOException, InterruptedException {
    recipe("sleep 600; : " + folder, "/things");
    Path err = folder.resolve("err.txt");
    Process tool =
        new Tool(folder).start(folder.resolve("out.txt"), err, "prove", "prodproof.yaml", "--out", "run");
    while (!Files.readString(err).contains("waiting for files")) {
      assertThat(tool.isAlive()).as(Files.readString(err)).isTrue();
      TimeUnit.MILLISECONDS.sleep(50);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(tool.pid())).start().waitFor();
    assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(tool.exitValue()).isEqualTo(130);
    assertThat(Files.readString(report())).contains("interrupted by the user");
    assertThat(Files.readString(err)).doesNotContain("\tat ");
    assertThat(new Tool(folder).leftOver()).isEmpty();
  }
}
