package dev.prodproof.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What of this machine's processes the tests look at.
final class Processes {
  private Processes() {}

  /// Living processes whose command line holds that word.
  static List<Long> with(String word) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> read(pid, "cmdline").contains(word) && !zombie(pid))
        .filter(pid -> pid != ProcessHandle.current().pid())
        .toList();
  }

  private static boolean zombie(long pid) {
    return read(pid, "stat").matches("(?s).*\\) Z .*");
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/" + file)).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  /// Waits until it holds; false when it doesn't in that time.
  static boolean soon(Duration within, BooleanSupplier holds) throws InterruptedException {
    Instant end = Instant.now().plus(within);
    while (!holds.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        return false;
      }
      Thread.sleep(20);
    }
    return true;
  }
}
