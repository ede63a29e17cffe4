package dev.prodproof.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
final class WatchdogTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir private Path folder = Path.of("");

  private final String word = "watched" + UUID.randomUUID();

  private Process tool(String kind) throws IOException {
    return tool(kind, folder);
  }

  private Process tool(String kind, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("leftover/deep"));
    String java = ProcessHandle.current().info().command().orElseThrow();
    String classes = System.getProperty("java.class.path");
    return new ProcessBuilder(
            java,
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classes,
            Tool.class.getName(),
            word,
            folder.toString(),
            kind)
        .redirectError(Redirect.to(new File(folder.toFile(), "tool.err")))
        .start();
  }

  private void leavesNothing(Process tool) throws InterruptedException {
    tool.destroyForcibly().waitFor();
    assertThat(Processes.soon(LIMIT, () -> Processes.with(word).isEmpty()))
        .as("still running: %s", Processes.with(word))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tree", "daemon", "deaf"})
  void leaves_nothing_running_when_the_tool_is_killed(String kind) throws Exception {
    Process tool = tool(kind);
    assertThat(tool.inputReader().readLine()).startsWith("started");
    assertThat(Processes.soon(LIMIT, () -> Processes.with("sleep 600; : " + word).size() >= 6))
        .isTrue();
    leavesNothing(tool);
    assertThat(Processes.soon(LIMIT, () -> !Files.exists(folder.resolve("leftover")))).isTrue();
  }

  @Test
  void leaves_nothing_running_whenever_the_tool_is_killed() throws Exception {
    var chance = new Random(20_264);
    Instant begin = Instant.now();
    Process whole = tool("tree");
    assertThat(whole.inputReader().readLine()).startsWith("started");
    int usual = Math.toIntExact(Duration.between(begin, Instant.now()).toMillis());
    leavesNothing(whole);
    for (int i = 0; i < 20; i++) {
      // In a place of its own: the watchdog of the one before may still be clearing up.
      Process tool = tool("tree", folder.resolve("killed" + i));
      // Mostly while it starts its processes, which is the end of what it does.
      Thread.sleep(usual / 2 + chance.nextInt(usual));
      leavesNothing(tool);
    }
  }

  @Test
  void ends_what_is_left_where_there_is_no_proc() throws Exception {
    Process child = sleeper();
    try (Watchdog watchdog = Watchdog.start(word, List.of("ps"))) {
      watchdog.group(child.pid());
    }
    assertThat(Processes.with(word)).isEmpty();
  }

  @Test
  void lets_be_what_is_done_or_kept() throws Exception {
    Process child = sleeper();
    Path kept = Files.createDirectories(folder.resolve("kept"));
    try (Watchdog watchdog = Watchdog.start("other" + word)) {
      watchdog.group(child.pid());
      watchdog.leftover(kept);
      watchdog.done(child.pid());
      watchdog.kept(kept);
    }
    assertThat(child.isAlive()).isTrue();
    assertThat(kept).exists();
    child.destroyForcibly().waitFor();
  }

  @Test
  void hears_no_signal_of_a_terminal() throws Exception {
    Process child = sleeper();
    try (Watchdog watchdog = Watchdog.start(word)) {
      watchdog.group(child.pid());
      for (String signal : List.of("INT", "HUP", "TERM", "QUIT")) {
        new ProcessBuilder("kill", "-s", signal, "" + watchdog.pid()).start().waitFor();
      }
      assertThat(watchdog.alive()).isTrue();
    }
    assertThat(child.waitFor(LIMIT)).as("it ended").isTrue();
  }

  @Test
  void never_takes_a_directory_near_the_root() {
    try (Watchdog watchdog = Watchdog.start(word)) {
      for (String path : List.of("/", "/tmp", "/tmp/..", "/tmp/a/..", "/tmp/a\nb")) {
        assertThatThrownBy(() -> watchdog.leftover(Path.of(path)))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  private Process sleeper() throws IOException {
    Process child =
        new ProcessBuilder(OwnSession.of(List.of("sh", "-c", "echo up; sleep 600; :", word))).start();
    // Before that it may not be in a session of its own yet.
    assertThat(child.inputReader().readLine()).isEqualTo("up");
    return child;
  }
}
