package dev.prodproof.lab.process;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.Pause;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command that runs as the leader of a session and group of its own, known to the watchdog
/// before its
/// first instruction.
final class ProcessGroup {
  // Waits to be let go, so that there is no moment in which it runs and the watchdog doesn't know
  // it.
  private static final List<String> GATE =
      List.of("sh", "-c", "read -r go && exec \"$@\" </dev/null", "sh");

  private static final Duration POLL = Duration.ofMillis(20);

  private final Process process;
  private final Watchdog watchdog;
  private final List<Thread> pumps;

  private ProcessGroup(Process process, Watchdog watchdog, List<Thread> pumps) {
    this.process = process;
    this.watchdog = watchdog;
    this.pumps = pumps;
  }

  /// @param environment beyond what every process inherits
  record Command(String name, List<String> words, Path folder, Map<String, String> environment) {}

  /// @throws Unusable when there is no such command or folder
  static ProcessGroup start(Command command, Watchdog watchdog, Transcript transcript) {
    Map<String, String> environment = OwnSession.inherited();
    environment.putAll(command.environment());
    String[] mark = watchdog.mark().split("=", 2);
    environment.put(mark[0], mark[1]);
    check(command, environment.getOrDefault("PATH", "/usr/bin:/bin"));
    var words = new ArrayList<>(GATE);
    words.addAll(command.words());
    var builder = new ProcessBuilder(OwnSession.of(words)).directory(command.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      List<Thread> pumps =
          List.of(
              pump(command.name(), () -> transcript.copy(process.getInputStream(), false)),
              pump(command.name(), () -> transcript.copy(process.getErrorStream(), true)));
      watchdog.group(process.pid());
      letGo(process);
      return new ProcessGroup(process, watchdog, pumps);
    } catch (IOException e) {
      throw new Unusable("can't start " + command.name() + ": " + e.getMessage(), e);
    }
  }

  private static Thread pump(String name, Runnable task) {
    return Thread.ofPlatform().daemon().name("output of " + name).start(task);
  }

  private static void letGo(Process process) {
    try (OutputStream gate = process.getOutputStream()) {
      gate.write("go\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It is gone already; whoever waits for it will say so.
      return;
    }
  }

  private static void check(Command command, String searchPath) {
    if (!Files.isDirectory(command.folder())) {
      throw new Unusable(
          "can't start %s: there is no folder %s".formatted(command.name(), command.folder()));
    }
    String word = command.words().getFirst();
    if (!runs(word, command.folder(), searchPath)) {
      throw new Unusable(
          "can't start %s: there is no command `%s`%s; correct `service.start`"
              .formatted(
                  command.name(),
                  word,
                  word.contains("/") ? " in " + command.folder() : " on the PATH"));
    }
  }

  private static boolean runs(String word, Path folder, String searchPath) {
    try {
      return word.contains("/")
          ? Files.isExecutable(folder.resolve(word)) && !Files.isDirectory(folder.resolve(word))
          : OwnSession.find(word, searchPath).isPresent();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /// The leader's process id, which is the group's and the session's too.
  long id() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /// Once the leader has ended, however.
  void onExit(Runnable task) {
    var _ = process.onExit().thenRun(task);
  }

  /// @return how the leader ended: below 128 its own word, above it 128 + the signal
  int exit() {
    return process.exitValue();
  }

  boolean signal(Signal signal) throws InterruptedException {
    return !idIsSomebodyElses() && signal.to(process.pid());
  }

  // The id of a group that has ended altogether may be given away.
  private boolean idIsSomebodyElses() {
    return !process.isAlive() && ProcessHandle.of(process.pid()).isPresent();
  }

  /// SIGTERM to all; SIGKILL to whoever is still there after the grace, or once the leader has
  /// ended.
  ///
  /// @return whether the leader ended by itself in time
  boolean stop(Duration grace, Pause pause) throws InterruptedException {
    signal(Signal.TERM);
    boolean inTime = process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
    kill(pause);
    return inTime;
  }

  /// SIGKILL to all, as a machine does that loses its power.
  void kill(Pause pause) throws InterruptedException {
    signal(Signal.KILL);
    process.waitFor();
    for (int i = 0; i < 100 && signal(Signal.NONE); i++) {
      signal(Signal.KILL);
      pause.sleep(POLL);
    }
    for (Thread pump : pumps) {
      pump.join(Duration.ofSeconds(2));
    }
    watchdog.done(process.pid());
  }
}
