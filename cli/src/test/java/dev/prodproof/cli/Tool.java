package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The assembled tool as a process of its own, as a user runs it.
record Tool(Path folder) {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path JAR = Path.of("target/prodproof/prodproof.jar").toAbsolutePath();
  private static final long MOST_SECONDS = 600;

  /// Those that the launcher gives one compiler only.
  private static final Set<String> SHORT = Set.of("demo", "prove", "replay");

  record Ended(int exit, String out, String err) {
    /// The run directory: the last line of standard output.
    Path run(Path folder) {
      return folder.resolve(out.strip().substring(out.strip().lastIndexOf('\n') + 1));
    }
  }

  /// Proves it within seconds, into `run` unless told otherwise: without a stack trace, leaving nothing behind.
  Ended briefly(String target, String... more) {
    var words = new ArrayList<>(List.of("prove", target, "--budget", "2s"));
    words.addAll(List.of(more));
    if (!words.contains("--out")) {
      words.addAll(List.of("--out", "run"));
    }
    Ended ended = run(words.toArray(String[]::new));
    assertThat(ended.err() + ended.out()).doesNotContain("\tat ", "Exception", "our own fault");
    assertThat(leftOver()).as("left running").isEmpty();
    return ended;
  }

  /// Processes that were started in the folder, or know it by name, after a moment to end.
  String leftOver() {
    String left = "";
    for (int i = 0; i < 100; i++) {
      left =
          ProcessHandle.allProcesses()
              .map(p -> p.info().commandLine().orElse(""))
              .filter(line -> line.contains(folder.toString()))
              .reduce("", String::concat);
      if (left.isEmpty()) {
        return "";
      }
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return left;
      }
    }
    return left;
  }

  Ended run(String... arguments) {
    return runCommand(command(arguments));
  }

  /// A soak alone takes ten minutes.
  private static long mostSeconds(List<String> command) {
    boolean soaks = command.contains("default") || command.contains("full");
    return soaks ? 6 * MOST_SECONDS : MOST_SECONDS;
  }

  Ended runCommand(List<String> command) {
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      Process process = start(out, err, command);
      if (!process.waitFor(mostSeconds(command), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + String.join(" ", command));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  Process start(Path out, Path err, String... arguments) throws IOException {
    return start(out, err, command(arguments));
  }

  /// The tool's command line, for whoever starts it in a way of their own.
  List<String> command(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
    if (arguments.length > 0 && SHORT.contains(arguments[0])) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(List.of("-Dprodproof.home=" + HOME, "-Dtest.folder=" + folder, "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private Process start(Path out, Path err, List<String> command) throws IOException {
    return new ProcessBuilder(hearingInterrupts(command))
        .directory(folder.toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }

  /// A build in the background ignores SIGINT, and so would whatever it starts.
  private static List<String> hearingInterrupts(List<String> command) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return command;
    }
    var all = new ArrayList<>(List.of("env", "--default-signal=INT"));
    all.addAll(command);
    return all;
  }
}
