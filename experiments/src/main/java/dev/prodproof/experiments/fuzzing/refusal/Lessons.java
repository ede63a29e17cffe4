package dev.prodproof.experiments.fuzzing.refusal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects, without repeating and within bounds.
final class Lessons {
  /// A body that complains of more is a flood, not a lesson.
  private static final int MOST = 300;

  private final Set<Lesson> seen = new LinkedHashSet<>();

  void add(Mention about, Rule rule) {
    if (seen.size() < MOST && !about.name().isEmpty()) {
      seen.add(new Lesson(about, rule));
    }
  }

  /// What a message said of the value at the end of the way, or of the child that it named.
  void add(Way way, List<Said> said) {
    for (Said one : said) {
      Way full =
          one.child().isEmpty() || one.child().equals(last(way)) ? way : way.then(one.child());
      if (!full.isEmpty()) {
        add(full.mention(), one.rule());
      }
    }
  }

  private static String last(Way way) {
    return way.isEmpty() ? "" : way.steps().getLast();
  }

  List<Lesson> all() {
    return List.copyOf(seen);
  }
}
