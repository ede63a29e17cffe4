package dev.prodproof.lab.process;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.ManagedService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A wall clock of the service's own, by libfaketime (Linux): a library that is loaded before all others asks a file
/// how far its clock is from ours.
final class FakedClock implements ManagedService.Clock {
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  /// Where distributions keep it, the machine's architecture being one folder more.
  private static final List<String> PLACES =
      List.of("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64");

  /// It reads its file again once more than so many whole seconds have gone by: with none, each
  /// second.
  private static final int HEEDS = 0;

  private final Path folder;
  private final Watchdog watchdog;
  private final List<Path> left = new ArrayList<>();

  private FakedClock(Path folder, Watchdog watchdog) {
    this.folder = folder;
    this.watchdog = watchdog;
    left.add(folder);
  }

  /// One that goes right until it is moved.
  ///
  /// @throws Unusable where this machine has none for us
  static FakedClock make(Watchdog watchdog) {
    Path _ = library();
    try {
      Path folder = Files.createTempDirectory("prodproof-clock");
      watchdog.leftover(folder);
      var clock = new FakedClock(folder, watchdog);
      clock.differ(Duration.ZERO);
      return clock;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The command that runs another one by this clock.
  List<String> of(List<String> command) {
    var words =
        new ArrayList<>(
            List.of(
                "env",
                "LD_PRELOAD=" + library(),
                "FAKETIME_TIMESTAMP_FILE=" + file(),
                "FAKETIME_CACHE_DURATION=" + HEEDS,
                // Who measures how long something takes is right to do so by the other clock.
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                // Else timed waits of a JVM return at once with a recent C library.
                "FAKETIME_FORCE_MONOTONIC_FIX=0"));
    words.addAll(command);
    return words;
  }

  /// The library shares memory with its children, and leaves it behind when it is killed.
  ///
  /// @param leader process id of the command
  void usedBy(long leader) {
    for (String name : List.of("faketime_shm_", "sem.faketime_sem_")) {
      Path shared = Path.of("/dev/shm", name + leader);
      watchdog.leftover(shared);
      left.add(shared);
    }
  }

  private Path file() {
    return folder.resolve("differs");
  }

  @Override
  public void differ(Duration by) {
    try {
      // Renamed, for it may be read at any moment.
      Path beside = folder.resolve("differs.new");
      Files.writeString(beside, "%+d%n".formatted(by.toSeconds()));
      Files.move(beside, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Unusable("the service's clock can't be moved: " + e.getMessage(), e);
    }
  }

  @Override
  public Duration heeded() {
    return Duration.ofSeconds(HEEDS + 1).plusMillis(200);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file());
      for (Path each : left) {
        Files.deleteIfExists(each);
        watchdog.kept(each);
      }
    } catch (IOException e) {
      // The watchdog knows of it.
      return;
    }
  }

  private static Path library() {
    return PLACES.stream()
        .map(Path::of)
        .flatMap(place -> in(place).stream())
        .findFirst()
        .orElseThrow(
            () -> new Unusable("no clock can be faked here: install libfaketime (Debian package `libfaketime`)"));
  }

  private static Optional<Path> in(Path place) {
    if (Files.isRegularFile(place.resolve(LIBRARY))) {
      return Optional.of(place.resolve(LIBRARY));
    }
    try (DirectoryStream<Path> machines = Files.newDirectoryStream(place, "*-linux-gnu*")) {
      for (Path machine : machines) {
        if (Files.isRegularFile(machine.resolve(LIBRARY))) {
          return Optional.of(machine.resolve(LIBRARY));
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
