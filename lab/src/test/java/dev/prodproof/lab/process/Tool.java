package dev.prodproof.lab.process;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Stands for the tool in a JVM of its own, to be killed: starts a tree of processes that carry a
/// word.
final class Tool {
  private Tool() {}

  /// @param arguments the word, a folder, `tree` or `daemon`
  public static void main(String[] arguments) throws InterruptedException {
    String word = arguments[0];
    Path folder = Path.of(arguments[1]);
    Watchdog watchdog = Watchdog.start(word);
    watchdog.leftover(folder.resolve("leftover"));
    // The sleeping processes carry the word as an argument of their shell.
    String sleeping = "sh -c 'sleep 600; :' " + word;
    String script =
        switch (arguments[2]) {
          case "daemon" -> "setsid " + sleeping + " & (setsid " + sleeping + " &) ; wait";
          case "deaf" -> "trap '' TERM HUP; " + sleeping + " & " + sleeping + "; :";
          default -> "(" + sleeping + ") & " + sleeping + " & sh -c '" + "sleep 600; :' " + word;
        };
    for (int i = 0; i < 3; i++) {
      ProcessGroup.start(
          new ProcessGroup.Command(
              "tree", List.of("sh", "-c", script, word), folder, Map.of("WORD", word)),
          watchdog,
          new Transcript(folder, "tree" + i, _ -> {}));
    }
    System.out.println("started at " + InstantSource.system().instant());
    Thread.sleep(600_000);
  }
}
