package dev.prodproof.wire.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Linux wakes a thread up to 50 µs late, to save power by waking several at once. A generator asks
/// for 1 ns. Elsewhere, or where it isn't allowed, things stay as they are.
final class FineTimer {
  private FineTimer() {}

  static void forThisThread() {
    try {
      // The link reads PROCESS/task/THREAD; the file is there only for the thread's own number.
      Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
      Files.writeString(Path.of("/proc", thread.toString(), "timerslack_ns"), "1");
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      // What it costs shows in the send error.
    }
  }
}
