package dev.prodproof.lab.process;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.ManagedService;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A tmpfs in a mount namespace of the service's own (Linux). We reach it through /proc.
record SmallDisk(Path seen) implements ManagedService.Disk {
  private static final String FILLER = ".prodproof-filler";
  private static final long ROOM = 8L << 20;
  private static final long MOST = 256L << 20;
  private static final int BLOCK = 64 << 10;

  // What the folder holds goes to memory by way of a copy beside it, for the mount hides the folder.
  private static final String SCRIPT =
      """
      set -e
      folder=$1 size=$2
      shift 2
      kept=$(mktemp -d)
      cp -a "$folder/." "$kept"
      mount -t tmpfs -o "size=$size" tmpfs "$folder"
      cp -a "$kept/." "$folder"
      rm -rf "$kept"
      exec "$@"
      """;

  /// The command that runs another one with such a disk in place of the folder.
  ///
  /// @throws Unusable where this machine has none for us
  static List<String> of(Path folder, List<String> command) throws InterruptedException {
    if (!Files.isDirectory(folder)) {
      throw new Unusable("there is no folder " + folder + ": correct `declare.data-dir`");
    }
    long size = size(folder) + ROOM;
    if (size > MOST) {
      throw new Unusable(folder + " holds too much for a small disk: " + (size >> 20) + " MiB");
    }
    var words = new ArrayList<>(namespace());
    words.addAll(List.of("sh", "-c", SCRIPT, "sh", folder.toString(), Long.toString(size)));
    words.addAll(command);
    return words;
  }

  /// As root, or as one who is root in a namespace of users.
  private static List<String> namespace() throws InterruptedException {
    for (List<String> words : List.of(List.of("unshare", "-m"), List.of("unshare", "-rm"))) {
      var trial = new ArrayList<>(words);
      trial.add("true");
      try {
        if (new ProcessBuilder(trial).start().waitFor() == 0) {
          return words;
        }
      } catch (IOException e) {
        throw new Unusable("no small disk can be made here: there is no unshare(1)", e);
      }
    }
    throw new Unusable("no small disk can be made here: this user may not mount one");
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The disk of that process.
  static SmallDisk of(long pid, Path folder) {
    return new SmallDisk(Path.of("/proc/" + pid + "/root" + folder));
  }

  @Override
  public void fill() {
    for (int block = BLOCK; block > 0; block /= 16) {
      fill(block);
    }
  }

  private void fill(int block) {
    byte[] zeros = new byte[block];
    try (OutputStream out =
        Files.newOutputStream(
            seen.resolve(FILLER),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND)) {
      for (long written = 0; written < MOST; written += block) {
        out.write(zeros);
      }
    } catch (IOException e) {
      // Full, which is what was wanted.
      return;
    }
  }

  @Override
  public void free() {
    try {
      Files.deleteIfExists(seen.resolve(FILLER));
    } catch (IOException e) {
      throw new Unusable("the small disk can't be emptied again: " + e.getMessage(), e);
    }
  }
}
