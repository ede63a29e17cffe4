package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.prodproof.core.Report;
import dev.prodproof.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Killed or interrupted at any instant: what `run.log` acknowledges is readable, nothing passes that wasn't
/// finished, nothing is left running.
class SuddenDeathIT {
  @TempDir Path folder = Path.of("");

  /// Five in each build; `bench/sudden-death` asks for fifty.
  static IntStream kills() {
    return IntStream.rangeClosed(1, Integer.getInteger("prodproof.kills", 5));
  }

  @ParameterizedTest
  @MethodSource("kills")
  void loses_nothing_that_was_acknowledged(int kill) throws IOException, InterruptedException {
    Process tool = begun();
    TimeUnit.MILLISECONDS.sleep(new Random(kill).nextInt(3000));
    boolean unfinished = tool.isAlive();
    tool.destroyForcibly().waitFor();
    Acknowledged.isKeptIn(folder.resolve("run"));
    assertThat(new Tool(folder).leftOver()).isEmpty();
    Tool.Ended judged = new Tool(folder).run("judge", "run");
    assertThat(judged.exit()).as(judged.err()).isIn(0, 1);
    Report report = Json.read(folder.resolve("run/report.json"));
    assertThat(report.checks())
        .filteredOn(check -> check.id().equals("failures/no-server-error"))
        .allMatch(check -> unfinished == check.verdict().equals("not-demonstrated"));
  }

  @Test
  void tells_what_is_known_when_interrupted() throws IOException, InterruptedException {
    Process tool = begun();
    while (!Files.readString(folder.resolve("err.txt")).contains("fuzzing")) {
      assertThat(tool.isAlive()).as(Files.readString(folder.resolve("err.txt"))).isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(tool.pid())).start().waitFor();
    assertThat(tool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(tool.exitValue()).isEqualTo(130);
    assertThat(new Tool(folder).leftOver()).isEmpty();
    Acknowledged.isKeptIn(folder.resolve("run"));
    assertThat(Files.readString(folder.resolve("run/report.json"))).contains("interrupted by the user: what");
    assertThat(Files.readString(folder.resolve("err.txt"))).doesNotContain("\tat ");
  }

  /// The experiment, and a check that it serves.
  static Stream<Arguments> phases() {
    return Stream.of(
        arguments("survey", "documentation/api-reference"),
        arguments("session", "security/cookie-flags"),
        arguments("delivery", "failures/idempotency-key"),
        arguments("upstream", "failures/upstream-silence"),
        arguments("restart", "failures/graceful-stop"));
  }

  /// One after the other they are killed and interrupted.
  @ParameterizedTest
  @MethodSource("phases")
  void leaves_nothing_running_in_the_middle_of_an_experiment(String phase, String check)
      throws IOException, InterruptedException {
    Process tool = begun("--only", check);
    Path err = folder.resolve("err.txt");
    while (tool.isAlive() && !Files.readString(err).contains(phase + ": started")) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    TimeUnit.MILLISECONDS.sleep(new Random(phase.hashCode()).nextInt(600));
    boolean asked = phase.length() % 2 == 0;
    new ProcessBuilder("kill", asked ? "-INT" : "-KILL", Long.toString(tool.pid())).start().waitFor();
    assertThat(tool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(new Tool(folder).leftOver()).isEmpty();
    assertThat(Files.readString(err)).doesNotContain("\tat ");
  }

  /// A run that takes long, with a service of its own, once it acknowledged something.
  private Process begun(String... options) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("prodproof.yaml"), recipe());
    Files.writeString(folder.resolve("openapi.json"), Misbehaving.things("files"));
    Files.writeString(folder.resolve("things"), "{}");
    Path err = folder.resolve("err.txt");
    var arguments = new ArrayList<>(List.of("prove", "--out", "run", "--budget", "60s", "--allow", "breaks"));
    arguments.addAll(List.of(options));
    Process tool = new Tool(folder).start(folder.resolve("out.txt"), err, arguments.toArray(String[]::new));
    Path log = folder.resolve("run/run.log");
    while (!Files.exists(log) || !Files.readString(log).contains("recorded")) {
      assertThat(tool.isAlive()).as(Files.readString(err)).isTrue();
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return tool;
  }

  private String recipe() {
    String java = Path.of(System.getProperty("java.home"), "bin", "jwebserver").toString();
    return """
        service:
          name: files
          url: "http://127.0.0.1:${service.port}"
          start: ["%s", -p, "${service.port}", -d, "%s"]
        needs: { bank: { kind: http, at: "http://127.0.0.1:1" } }
        """.formatted(java, folder);
  }
}
