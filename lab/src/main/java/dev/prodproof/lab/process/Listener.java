package dev.prodproof.lab.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /// Where the processes of a group listen.
  static Set<Integer> portsOf(long group) {
    var held = new HashSet<String>();
    ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> group(pid) == group)
        .forEach(pid -> held.addAll(targets(pid)));
    var ports = new TreeSet<Integer>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      rows(table)
          .filter(column -> column[3].equals(LISTEN) && held.contains("socket:[" + column[9] + "]"))
          .map(column -> column[1].substring(column[1].lastIndexOf(':') + 1))
          .forEach(port -> ports.add(Integer.parseInt(port, 16)));
    }
    return ports;
  }

  static String words(Set<Integer> ports) {
    return (ports.size() == 1 ? "port " : "ports ")
        + String.join(", ", ports.stream().map(String::valueOf).toList());
  }

  // The fifth of proc(5)'s stat, after a name in brackets that may hold anything.
  private static long group(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
      String[] after = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
      return after.length > 2 ? Long.parseLong(after[2]) : -1;
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
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
    return rows(table)
        .filter(column -> column[1].endsWith(suffix) && column[3].equals(LISTEN))
        .map(column -> "socket:[" + column[9] + "]")
        .collect(Collectors.toSet());
  }

  private static Stream<String[]> rows(String table) {
    try {
      return Files.readAllLines(Path.of(table)).stream()
          .skip(1)
          .map(line -> line.strip().split("\\s+", -1))
          .filter(column -> column.length > 9);
    } catch (IOException e) {
      // Not Linux, or no IPv6: that table tells nothing.
      return Stream.empty();
    }
  }

  private static boolean holds(long pid, Set<String> sockets) {
    return targets(pid).stream().anyMatch(sockets::contains);
  }

  private static Set<String> targets(long pid) {
    var targets = new HashSet<String>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      open.forEach(descriptor -> targets.add(target(descriptor)));
    } catch (IOException | DirectoryIteratorException e) {
      // Gone meanwhile, or somebody else's.
      return Set.of();
    }
    return targets;
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
