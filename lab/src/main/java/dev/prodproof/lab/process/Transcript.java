package dev.prodproof.lab.process;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// What a process writes: whole into files, line by line to whoever listens, the last lines in
/// memory.
///
/// It always drains the streams: a full pipe would halt the service, and we would be to blame.
public final class Transcript {
  private static final int TAIL = 15;
  // Of each stream; a service that writes more than this tells nothing new.
  private static final long MOST = 256L << 20;

  private final Path folder;
  private final Path out;
  private final Path err;
  private final Consumer<Line> listener;
  private final Deque<String> tail = new ArrayDeque<>();

  /// @param error it came by standard error
  public record Line(String text, boolean error) {}

  /// @param folder where `name.out.log` and `name.err.log` are written, or continued
  /// @param listener called by one thread at a time for each stream
  public Transcript(Path folder, String name, Consumer<Line> listener) {
    this.folder = folder;
    this.out = folder.resolve(name + ".out.log");
    this.err = folder.resolve(name + ".err.log");
    this.listener = listener;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Of another process, into the same folder and for the same listener.
  Transcript beside(String name) {
    return new Transcript(folder, name, listener);
  }

  public Path out() {
    return out;
  }

  /// The last lines of both streams, oldest first.
  public List<String> tail() {
    synchronized (tail) {
      return List.copyOf(tail);
    }
  }

  void copy(InputStream from, boolean error) {
    var lines = new Lines(text -> heard(new Line(text, error)));
    try (OutputStream file = open(error ? err : out)) {
      byte[] buffer = new byte[16_384];
      long written = 0;
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        if (written < MOST) {
          file.write(buffer, 0, n);
          written += n;
        }
        lines.add(buffer, n);
        if (from.available() == 0) {
          file.flush();
        }
      }
    } catch (IOException e) {
      heard(new Line("(its output could not be kept: " + e.getMessage() + ")", error));
      drain(from);
    }
    lines.end();
  }

  private static void drain(InputStream from) {
    try {
      from.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The stream was closed: nothing is left to drain.
      return;
    }
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  private void heard(Line line) {
    synchronized (tail) {
      if (tail.size() == TAIL) {
        tail.removeFirst();
      }
      tail.addLast(line.text());
    }
    listener.accept(line);
  }
}
