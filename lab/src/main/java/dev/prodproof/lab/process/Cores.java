package dev.prodproof.lab.process;

import dev.prodproof.lab.ManagedService.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Which cores a process runs on and what it uses, where Linux tells.
final class Cores {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// The kernel's unit of processor time (`USER_HZ`), the same on each machine for programs.
  private static final long TICKS = 100;

  private static final int PAGE = 4_096;

  /// Fields of `/proc/PID/stat` after the name in brackets (proc(5)).
  private static final int USER = 11;

  private static final int SYSTEM = 12;
  private static final int THREADS = 17;
  private static final int RESIDENT = 21;

  private Cores() {}

  /// @return how many are left for it; 0 where there is only one, or no `taskset`
  static int keepOffFirst(long pid) {
    int all = Runtime.getRuntime().availableProcessors();
    return all > 1 && bound(pid, all == 2 ? "1" : "1-" + (all - 1)) ? all - 1 : 0;
  }

  static void release(long pid) {
    int all = Runtime.getRuntime().availableProcessors();
    if (all > 1) {
      bound(pid, "0-" + (all - 1));
    }
  }

  private static boolean bound(long pid, String cores) {
    try {
      Process taskset =
          new ProcessBuilder("taskset", "--all-tasks", "--cpu-list", "--pid", cores, "" + pid)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!taskset.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        taskset.destroyForcibly();
        return false;
      }
      return taskset.exitValue() == 0;
    } catch (IOException e) {
      // This machine has no such command: it runs where it likes.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static Optional<Usage> usage(long pid) {
    Path folder = Path.of("/proc", "" + pid);
    try (Stream<Path> open = Files.list(folder.resolve("fd"))) {
      String stat = Files.readString(folder.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
      return Optional.of(
          new Usage(
              Duration.ofMillis(ticks * 1000 / TICKS),
              Long.parseLong(fields[RESIDENT]) * PAGE,
              Integer.parseInt(fields[THREADS]),
              (int) open.count()));
    } catch (IOException | RuntimeException e) {
      // It has ended meanwhile, or this is no Linux.
      return Optional.empty();
    }
  }
}
