package dev.prodproof.engine;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Unusable;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// A run's facts on disk: `run.json` says what was asked, `facts-*.jsonl` what happened, `replays-*.jsonl`
/// what was sent again to confirm (never judged).
public record Dossier(Path folder) {
  static final String FACTS = "facts";
  static final String REPLAYS = "replays";

  /// The dossier of a run directory, or the folder itself where it is one.
  public static Dossier in(Path run) {
    Path folder = Files.exists(run.resolve("run.json")) ? run : run.resolve("dossier");
    if (!Files.exists(folder.resolve("run.json"))) {
      throw new Unusable(
          run + " holds no dossier: give the directory that `prodproof prove` named on its last line");
    }
    return new Dossier(folder);
  }

  public RunInfo info() {
    try {
      return FactJson.mapper().readValue(folder.resolve("run.json"), RunInfo.class);
    } catch (JacksonException e) {
      throw new Unusable(folder.resolve("run.json") + " can't be read: " + e.getOriginalMessage(), e);
    }
  }

  /// Each judged fact in the order of recording. One pass, one line in memory at a time.
  public void facts(Consumer<Fact> each) {
    segments(FACTS).forEach(segment -> read(segment, each));
  }

  /// Those of the confirmation.
  public void replays(Consumer<Fact> each) {
    segments(REPLAYS).forEach(segment -> read(segment, each));
  }

  private List<Path> segments(String name) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(name + "-"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Path segment, Consumer<Fact> each) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(segment), 1 << 16)) {
      var line = new Line();
      byte[] chunk = new byte[1 << 16];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        int start = 0;
        for (int i = 0; i < n; i++) {
          if (chunk[i] == '\n') {
            line.write(chunk, start, i - start);
            line.give(each);
            start = i + 1;
          }
        }
        line.write(chunk, start, n - start);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The line that is being collected; its buffer is used again.
  private static final class Line extends ByteArrayOutputStream {
    void give(Consumer<Fact> each) {
      Fact fact = FactJson.read(buf, 0, count);
      reset();
      if (fact != null) {
        each.accept(fact);
      }
    }
  }
}
