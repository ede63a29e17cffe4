package dev.prodproof.engine;

import java.util.List;
import java.util.StringJoiner;

/// Whole numbers in the short form of print dialogues: `3-7 9 12-14`.
final class Ranges {
  private Ranges() {}

  static String of(List<Long> numbers) {
    List<Long> sorted = numbers.stream().sorted().distinct().toList();
    var text = new StringJoiner(" ");
    for (int i = 0; i < sorted.size(); i++) {
      int first = i;
      while (i + 1 < sorted.size() && sorted.get(i + 1) == sorted.get(i) + 1) {
        i++;
      }
      text.add(first == i ? "" + sorted.get(i) : sorted.get(first) + "-" + sorted.get(i));
    }
    return text.toString();
  }
}
