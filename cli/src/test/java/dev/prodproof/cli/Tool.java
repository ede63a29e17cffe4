package dev.prodproof.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The assembled tool as a process of its own, as a user runs it.
record Tool(Path folder) {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path JAR = Path.of("target/prodproof/prodproof.jar").toAbsolutePath();
  private static final long MOST_SECONDS = 400;

  record Ended(int exit, String out, String err) {
    /// The run directory: the last line of standard output.
    Path run(Path folder) {
      return folder.resolve(out.strip().substring(out.strip().lastIndexOf('\n') + 1));
    }
  }

  Ended run(String... arguments) {
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      Process process = start(out, err, arguments);
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + String.join(" ", arguments));
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
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xmx256m", "-Dprodproof.home=" + HOME, "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }
}
