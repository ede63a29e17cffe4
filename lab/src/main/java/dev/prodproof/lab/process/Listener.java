package dev.prodproof.lab.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The process that listens on a port, as far as /proc tells: Linux, and processes that we may look
/// into.
///
/// @param command as it was called, shortened
public record Listener(long pid, String command) {
  private static final String LISTEN = "0A";
  private static final int SHOWN = 60;

  public static Optional<Listener> on(int port) {
    Set<String> sockets = sockets(port);
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> holds(pid, sockets))
        .findFirst()
        .map(pid -> new Listener(pid, command(pid)));
  }

  private static Set<String> sockets(int port) {
    var found = new HashSet<String>();
    found.addAll(sockets(port, "/proc/net/tcp"));
    found.addAll(sockets(port, "/proc/net/tcp6"));
    return found;
  }

  // Columns of proc(5): sl, local_address, rem_address, st, …, inode (the tenth).
  private static Set<String> sockets(int port, String table) {
    String suffix = ":%04X".formatted(port);
    try {
      return Files.readAllLines(Path.of(table)).stream()
          .map(line -> line.strip().split("\\s+", -1))
          .filter(column -> column.length > 9)
          .filter(column -> column[1].endsWith(suffix) && column[3].equals(LISTEN))
          .map(column -> "socket:[" + column[9] + "]")
          .collect(Collectors.toSet());
    } catch (IOException e) {
      // Not Linux, or no IPv6: that table tells nothing.
      return Set.of();
    }
  }

  private static boolean holds(long pid, Set<String> sockets) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      for (Path descriptor : open) {
        if (sockets.contains(target(descriptor))) {
          return true;
        }
      }
    } catch (IOException e) {
      // Gone meanwhile, or somebody else's.
      return false;
    }
    return false;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String command(long pid) {
    try {
      byte[] words = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
      String text = new String(words, StandardCharsets.UTF_8).replace('\0', ' ').strip();
      return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    } catch (IOException e) {
      return "";
    }
  }
}
