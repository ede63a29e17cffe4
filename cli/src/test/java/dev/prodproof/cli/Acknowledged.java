package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.engine.Dossier;
import dev.prodproof.facts.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;

/// The promise of `run.log`: an exchange that it names can be read from the dossier, whatever happened.
final class Acknowledged {
  private static final String WORDS = "recorded exchanges ";

  private Acknowledged() {}

  static void isKeptIn(Path run) throws IOException {
    Set<Long> named = named(run.resolve("run.log"));
    assertThat(named).isNotEmpty();
    assertThat(recorded(run)).containsAll(named);
  }

  private static Set<Long> recorded(Path run) {
    Set<Long> ids = new HashSet<>();
    Dossier dossier = Dossier.in(run);
    dossier.facts(fact -> { if (fact instanceof Exchange exchange) { ids.add(exchange.id()); } });
    dossier.replays(fact -> { if (fact instanceof Exchange exchange) { ids.add(exchange.id()); } });
    return ids;
  }

  private static Set<Long> named(Path log) throws IOException {
    Set<Long> ids = new HashSet<>();
    for (String line : Files.readAllLines(log)) {
      int at = line.indexOf(WORDS);
      if (at >= 0) {
        for (String range : line.substring(at + WORDS.length()).split(" ", -1)) {
          String[] ends = range.split("-", -1);
          LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])).forEach(ids::add);
        }
      }
    }
    return ids;
  }
}
