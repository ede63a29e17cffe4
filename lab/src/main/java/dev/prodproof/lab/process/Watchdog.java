package dev.prodproof.lab.process;

import dev.prodproof.core.Unusable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// A small process of its own that outlives ours and then ends what we started, also after SIGKILL:
/// it reads
/// a pipe that only we hold open. The lines it understands are at the top of `watchdog.sh`.
public final class Watchdog implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;

  private final Process process;
  private final OutputStream pipe;
  private final String mark;

  private Watchdog(Process process, String mark) {
    this.process = process;
    this.pipe = process.getOutputStream();
    this.mark = mark;
  }

  /// @param run a word of this run's own; whoever carries it in its environment is ended too
  ///     (Linux)
  /// @throws Unusable where no process can be started
  public static Watchdog start(String run) {
    return start(run, List.of());
  }

  static Watchdog start(String run, List<String> arguments) {
    var command = new ArrayList<>(List.of("sh", "-c", script(), "prodproof-watchdog"));
    command.addAll(arguments);
    var builder = new ProcessBuilder(OwnSession.of(command));
    builder.environment().keySet().retainAll(OwnSession.inherited().keySet());
    builder.redirectError(Redirect.DISCARD);
    try {
      Process process = builder.start();
      // It says one word once no signal ends it any more, and nothing after that.
      try (InputStream word = process.getInputStream()) {
        var _ = word.read();
      }
      Watchdog watchdog = new Watchdog(process, "PRODPROOF_RUN=" + run);
      watchdog.tell("mark " + watchdog.mark);
      return watchdog;
    } catch (IOException e) {
      throw new Unusable("can't start the watchdog, which needs sh: " + e.getMessage(), e);
    }
  }

  /// `NAME=VALUE`, for the environment of what is started.
  String mark() {
    return mark;
  }

  public boolean alive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /// From now on this group doesn't outlive us.
  ///
  /// @param leader its id, which is also the session's
  public void group(long leader) {
    tell("group " + leader);
  }

  public void done(long leader) {
    tell("done " + leader);
  }

  /// From now on this directory doesn't outlive us.
  ///
  /// @param directory not the root, nor right below it
  public void leftover(Path directory) {
    tell("leftover " + line(directory));
  }

  public void kept(Path directory) {
    tell("kept " + line(directory));
  }

  private static String line(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    String text = path.toString();
    if (path.getNameCount() < 2 || !text.strip().equals(text) || text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("not a directory to be removed: " + path);
    }
    return text;
  }

  // One write for each line: what was begun when we are killed is no line, and is ignored.
  private synchronized void tell(String line) {
    try {
      pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      pipe.flush();
    } catch (IOException e) {
      throw new Unusable("the watchdog (process " + process.pid() + ") is gone: start again", e);
    }
  }

  /// Ends what is still there and waits for it.
  @Override
  public void close() {
    try {
      pipe.close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new Unusable("the watchdog (process " + process.pid() + ") doesn't come to an end");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      // It does its work without us.
      Thread.currentThread().interrupt();
    }
  }

  private static String script() {
    try (InputStream in = Watchdog.class.getResourceAsStream("watchdog.sh")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
