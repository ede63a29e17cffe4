package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.engine.Dossier;
import dev.prodproof.facts.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL at any instant: what `run.log` acknowledges is readable, nothing passes, nothing is left running.
class SuddenDeathIT {
  @TempDir Path folder = Path.of("");

  /// Five in each build; `-Dprodproof.kills=50` for the whole claim is a matter of the repetitions below.
  @RepeatedTest(5)
  void loses_nothing_that_was_acknowledged(RepetitionInfo repetition)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("prodproof.yaml"), recipe());
    Process tool = new Tool(folder).start(folder.resolve("out.txt"), folder.resolve("err.txt"), "prove", "--out", "run");
    var chance = new Random(repetition.getCurrentRepetition());
    while (!Files.exists(folder.resolve("run/run.log")) || !Files.readString(folder.resolve("run/run.log")).contains("recorded")) {
      assertThat(tool.isAlive()).as(Files.readString(folder.resolve("err.txt"))).isTrue();
      TimeUnit.MILLISECONDS.sleep(5);
    }
    TimeUnit.MILLISECONDS.sleep(chance.nextInt(1500));
    tool.destroyForcibly().waitFor();
    assertThat(recorded(folder.resolve("run"))).containsAll(acknowledged(folder.resolve("run/run.log")));
    assertThat(leftOver()).isEmpty();
  }

  private static Set<Long> recorded(Path run) {
    Set<Long> ids = new HashSet<>();
    Dossier dossier = Dossier.in(run);
    dossier.facts(fact -> { if (fact instanceof Exchange exchange) { ids.add(exchange.id()); } });
    dossier.replays(fact -> { if (fact instanceof Exchange exchange) { ids.add(exchange.id()); } });
    return ids;
  }

  private static Set<Long> acknowledged(Path log) throws IOException {
    Set<Long> ids = new HashSet<>();
    for (String line : Files.readAllLines(log)) {
      int at = line.indexOf("recorded exchanges ");
      if (at >= 0) {
        for (String range : line.substring(at + "recorded exchanges ".length()).split(" ", -1)) {
          String[] ends = range.split("-", -1);
          LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])).forEach(ids::add);
        }
      }
    }
    return ids;
  }

  /// The service of the recipe runs in the test's own folder, so its command line names it.
  private String leftOver() throws InterruptedException {
    String left = "";
    for (int i = 0; i < 100; i++) {
      left = ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse("")).filter(line -> line.contains(folder.toString())).reduce("", String::concat);
      if (left.isEmpty()) {
        return "";
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return left;
  }

  private String recipe() {
    String java = Path.of(System.getProperty("java.home"), "bin", "jwebserver").toString();
    return """
        service:
          name: files
          url: "http://127.0.0.1:${service.port}"
          start: ["%s", -p, "${service.port}", -d, "%s"]
        """.formatted(java, folder);
  }
}
