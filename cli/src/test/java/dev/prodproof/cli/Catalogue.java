package dev.prodproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The checks as `prodproof checks --json` tells of them.
record Catalogue(List<Entry> entries) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  record Entry(String id, boolean built, List<String> needs, String impact) {
    /// Of an experiment that takes minutes, and what it leaves behind others would see.
    boolean rough() {
      return impact.equals("breaks") || (impact.equals("stresses") && id.startsWith("performance/"));
    }

    /// Served by the same experiment, as far as can be told from here.
    boolean like(Entry other) {
      return impact.equals(other.impact) && needs.equals(other.needs);
    }
  }

  static Catalogue ofTool() throws IOException {
    Tool.Ended ended = new Tool(Files.createTempDirectory("prodproof-checks")).run("checks", "--json");
    List<Entry> all = List.of(JSON.readValue(ended.out(), Entry[].class));
    return new Catalogue(all.stream().filter(Entry::built).toList());
  }

  /// What the tool is asked: everything of the good build, of a part what it takes to see it.
  List<String> options(Planted planted, String budget) {
    var options = new ArrayList<>(List.of("--budget", planted.budgetOr(budget)));
    if (planted.name().equals(Specimen.NONE)) {
      return options;
    }
    if (planted.budget() != null) {
      // What comes late in an experiment: nothing else is to take its time.
      options.addAll(List.of("--only", String.join(",", planted.concerned())));
      return options;
    }
    List<Entry> concerned =
        entries.stream().filter(entry -> planted.concerned().contains(entry.id())).toList();
    if (concerned.stream().noneMatch(Entry::rough)) {
      options.addAll(List.of("--skip", ids(entries.stream().filter(Entry::rough))));
    } else if (concerned.stream().allMatch(Entry::rough)) {
      options.addAll(
          List.of("--only", ids(entries.stream().filter(one -> concerned.stream().anyMatch(one::like)))));
    }
    return options;
  }

  private static String ids(Stream<Entry> entries) {
    return String.join(",", entries.map(Entry::id).toList());
  }
}
