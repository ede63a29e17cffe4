package dev.prodproof.lab.process;

import dev.prodproof.lab.ManagedService.Heap;
import dev.prodproof.lab.ManagedService.Held;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The heap of a Java process, once all garbage in it is collected: the JDK's own `jcmd PID GC.class_histogram`.
final class JavaHeap {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// A large service has ten thousand classes, a line of about a hundred characters each.
  private static final int READ = 8 << 20;

  /// The lines are in the order of what they hold.
  private static final int CLASSES = 300;

  // `   1:        102400       12345678  [B (java.base@25.0.3)`
  private static final Pattern LINE =
      Pattern.compile("\\s{0,9}\\d{1,9}:\\s{1,30}(\\d{1,18})\\s{1,30}(\\d{1,18})\\s{1,9}(\\S{1,500})(?:\\s.*)?");

  private static final Pattern TOTAL = Pattern.compile("Total\\s{1,30}\\d{1,18}\\s{1,30}(\\d{1,18})\\s*");

  // How class files write arrays (JVMS 4.3.2).
  private static final Map<Character, String> PRIMITIVES =
      Map.of(
          'B', "byte", 'C', "char", 'D', "double", 'F', "float", 'I', "int", 'J', "long", 'S', "short", 'Z', "boolean");

  private JavaHeap() {}

  /// @return empty where that is no Java of HotSpot's kind, or it doesn't let itself be asked
  static Optional<Heap> collected(long pid) throws InterruptedException {
    Optional<Path> jcmd = jcmd(pid);
    return jcmd.isEmpty() ? Optional.empty() : said(jcmd.get(), pid).flatMap(JavaHeap::in);
  }

  /// Its own JDK's, or ours for a runtime without tools. Another virtual machine takes the signal that `jcmd` knocks
  /// with for something else.
  private static Optional<Path> jcmd(long pid) {
    try {
      // Not always `bin/java`: what comes with a JDK has launchers of its own.
      Path launcher = Path.of("/proc", "" + pid, "exe").toRealPath();
      Path home = launcher.resolve("../..").normalize();
      if (!Files.exists(home.resolve("lib/server/libjvm.so"))) {
        return Optional.empty();
      }
      return Stream.of(home, Path.of(System.getProperty("java.home")))
          .map(jdk -> jdk.resolve("bin/jcmd"))
          .filter(Files::isExecutable)
          .findFirst();
    } catch (IOException e) {
      // It has ended, it isn't ours to look into, or this is no Linux.
      return Optional.empty();
    }
  }

  private static Optional<String> said(Path jcmd, long pid) throws InterruptedException {
    try {
      Process asking =
          new ProcessBuilder(List.of(jcmd + "", pid + "", "GC.class_histogram"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (InputStream out = asking.getInputStream()) {
        asking.getOutputStream().close();
        Thread limit = Thread.ofVirtual().start(() -> end(asking));
        String text = new String(out.readNBytes(READ), StandardCharsets.UTF_8);
        limit.interrupt();
        boolean ended = asking.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return ended && asking.exitValue() == 0 ? Optional.of(text) : Optional.empty();
      } finally {
        asking.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void end(Process asking) {
    try {
      if (!asking.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        asking.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // It has said everything.
    }
  }

  /// @param histogram as `jcmd` prints it
  static Optional<Heap> in(String histogram) {
    Map<String, Held> held = new LinkedHashMap<>();
    for (String line : (Iterable<String>) histogram.lines()::iterator) {
      Matcher total = TOTAL.matcher(line);
      if (total.matches()) {
        return Optional.of(new Heap(Long.parseLong(total.group(1)), held));
      }
      Matcher one = LINE.matcher(line);
      if (held.size() < CLASSES && one.matches()) {
        held.merge(
            name(one.group(3)),
            new Held(Long.parseLong(one.group(1)), Long.parseLong(one.group(2))),
            JavaHeap::both);
      }
    }
    return Optional.empty();
  }

  /// Of one name, by two loaders.
  private static Held both(Held one, Held other) {
    return new Held(one.instances() + other.instances(), one.bytes() + other.bytes());
  }

  /// `[B` is `byte[]`, `[[Lshop.Item;` is `shop.Item[][]`.
  private static String name(String binary) {
    int depth = 0;
    while (depth < binary.length() && binary.charAt(depth) == '[') {
      depth++;
    }
    if (depth == 0 || depth == binary.length()) {
      return binary;
    }
    String element = binary.substring(depth);
    String plain =
        element.length() > 2 && element.endsWith(";")
            ? element.substring(1, element.length() - 1)
            : PRIMITIVES.getOrDefault(element.charAt(0), element);
    return plain + "[]".repeat(depth);
  }
}
