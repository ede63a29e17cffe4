package dev.prodproof.lab.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How much of this machine goes to those who have nothing to do with us, where Linux tells
/// (proc(5)).
final class Processors {
  private static final long TICK_MILLIS = 10;

  /// Columns of the first line of `/proc/stat`: programs, the kernel for them, and what the host took. Interrupts
  /// stay out: where they are counted apart, most of them are our own packets.
  private static final List<Integer> BUSY = List.of(1, 2, 3, 8);

  /// Fields of `/proc/PID/stat` after the name in brackets: its own time, and that of children that
  /// have ended.
  private static final List<Integer> TIMES = List.of(11, 12, 13, 14);

  /// A database that runs beside the target works for it.
  private static final Set<String> DATABASES = Set.of("postgres", "mysqld", "mariadbd");

  private final InstantSource clock;
  private long before;
  private Instant asked = Instant.MIN;

  Processors(InstantSource clock) {
    this.clock = clock;
  }

  /// Since the last time that somebody asked, from 0 to 1; 0 where nobody tells.
  synchronized double taken() {
    Instant now = clock.instant();
    Optional<Long> others = others();
    if (others.isEmpty()) {
      return 0;
    }
    double share = 0;
    if (asked.isAfter(Instant.MIN)) {
      long millis = Math.max(1, Duration.between(asked, now).toMillis());
      double theirs = (double) (others.get() - before) * TICK_MILLIS;
      share = Math.clamp(theirs / millis / Runtime.getRuntime().availableProcessors(), 0, 1);
    }
    before = others.get();
    asked = now;
    return share;
  }

  /// Ticks since the machine began.
  private static Optional<Long> others() {
    try {
      String first = Files.readString(Path.of("/proc/stat")).lines().findFirst().orElse("");
      String[] columns = first.split(" +", -1);
      long busy = BUSY.stream().mapToLong(column -> Long.parseLong(columns[column])).sum();
      Set<Long> ours =
          Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
              .map(ProcessHandle::pid)
              .collect(Collectors.toSet());
      long own =
          ProcessHandle.allProcesses()
              .map(ProcessHandle::pid)
              .mapToLong(pid -> ticks(pid, ours.contains(pid)))
              .sum();
      return Optional.of(busy - own);
    } catch (IOException | RuntimeException e) {
      // This is no Linux, or it is kept from us.
      return Optional.empty();
    }
  }

  /// 0 where it isn't one of ours.
  private static long ticks(long pid, boolean ours) {
    try {
      String stat =
          Files.readString(Path.of("/proc", "" + pid, "stat"), StandardCharsets.ISO_8859_1);
      String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      if (!ours && !DATABASES.contains(name)) {
        return 0;
      }
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return TIMES.stream().mapToLong(field -> Long.parseLong(fields[field])).sum();
    } catch (IOException e) {
      // It has ended meanwhile.
      return 0;
    }
  }
}
