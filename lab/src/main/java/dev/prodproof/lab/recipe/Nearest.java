package dev.prodproof.lab.recipe;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known word that a mistyped one was probably meant to be.
final class Nearest {
  private Nearest() {}

  static Optional<String> to(String word, Collection<String> known) {
    record Near(String word, int distance) {}
    String typed = word.toLowerCase(Locale.ROOT);
    // One slip in three letters still looks like the word.
    int most = Math.max(1, Math.min(typed.length(), 30) / 3);
    return known.stream()
        .map(candidate -> new Near(candidate, distance(typed, candidate)))
        .filter(near -> near.distance() <= most)
        .min(Comparator.comparingInt(Near::distance))
        .map(Near::word);
  }

  // Edits (insert, delete, replace) between the two: Levenshtein, 1965.
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 10) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
