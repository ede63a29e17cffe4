package dev.prodproof.facts.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Knows the stack traces of one language.
interface TraceReader {
  /// Characters of a line that are looked at, and lines: bounds the work on hostile text.
  int LONGEST_LINE = 500;

  int MOST_LINES = 5_000;

  /// One of these must be in the text before it is read line by line.
  List<String> needles();

  Optional<StackTrace> read(List<String> lines);

  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length() && lines.size() < MOST_LINES) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      lines.add(text.substring(from, Math.min(end, from + LONGEST_LINE)).stripTrailing());
      from = end + 1;
    }
    return lines;
  }

  /// The last part of a path on any system.
  static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
