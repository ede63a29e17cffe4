package dev.prodproof.lab.recipe;

import dev.prodproof.core.Unusable;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// What is wrong with a file, gathered so that the user hears everything at once.
final class Complaints {
  private static final int SHOWN = 10;

  private record Complaint(int line, String text) {}

  private final Yaml yaml;
  private final TreeSet<Complaint> all =
      new TreeSet<>(Comparator.comparingInt(Complaint::line).thenComparing(Complaint::text));

  Complaints(Yaml yaml) {
    this.yaml = yaml;
  }

  /// @param text what is wrong, and the remedy
  void add(String pointer, String text) {
    all.add(new Complaint(yaml.line(pointer), text));
  }

  List<String> sentences() {
    return all.stream().map(each -> yaml.file() + ":" + each.line() + ": " + each.text()).toList();
  }

  void throwIfAny() {
    if (all.isEmpty()) {
      return;
    }
    List<String> sentences = sentences();
    String rest = sentences.size() > SHOWN ? "\n… and " + (sentences.size() - SHOWN) + " more" : "";
    throw new Unusable(String.join("\n", sentences.subList(0, Math.min(SHOWN, all.size()))) + rest);
  }
}
