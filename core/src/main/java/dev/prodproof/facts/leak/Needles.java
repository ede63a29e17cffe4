package dev.prodproof.facts.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Short texts of which at least one is in every body that any fingerprint can match, escaped or
/// not.
final class Needles {
  private static final Pattern ESCAPABLE = Pattern.compile("[^\\w .:,;(\\[\\])-]");
  private static final String[][] STARTS = starts();

  private Needles() {}

  /// One pass: two characters select the few needles that can begin here.
  static boolean in(String body) {
    for (int at = 0; at + 1 < body.length(); at++) {
      String[] candidates = STARTS[pair(body.charAt(at), body.charAt(at + 1))];
      if (anyAt(candidates, body, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyAt(String[] needles, String body, int at) {
    for (String needle : needles) {
      if (body.startsWith(needle, at)) {
        return true;
      }
    }
    return false;
  }

  private static int pair(char first, char second) {
    return (first & 0x7F) << 7 | (second & 0x7F);
  }

  private static String[][] starts() {
    Map<Integer, List<String>> grouped =
        all().stream().collect(Collectors.groupingBy(n -> pair(n.charAt(0), n.charAt(1))));
    String[][] starts = new String[1 << 14][];
    Arrays.fill(starts, new String[0]);
    grouped.forEach((pair, needles) -> starts[pair] = needles.toArray(String[]::new));
    return starts;
  }

  private static List<String> all() {
    // Signatures bring their own, up to where escaping could change them.
    List<String> needles =
        new ArrayList<>(
            List.of(
                ".java:",
                ".kt:",
                ".scala:",
                ".groovy:",
                "(Native Method)",
                "(Unknown Source)",
                ".js:",
                ".ts:",
                ".mjs:",
                ".cjs:",
                ".jsx:",
                ".tsx:",
                "(node:",
                ", line ",
                "Stack trace:",
                ":in `",
                ":in '",
                ":in &",
                "goroutine ",
                "panicked at ",
                "** (",
                "  at "));
    DebugPages.ALL.forEach(page -> needles.add(plain(page.mark().strip())));
    DriverMessages.ALL.forEach(signature -> needles.add(plain(signature.needle())));
    DriverMessages.FIELDS.forEach(signature -> needles.add(signature.needle()));
    RuntimeMessages.ALL.forEach(signature -> needles.add(plain(signature.needle())));
    needles.addAll(List.of("\"trace\":[", "\"frames\":["));
    return needles.stream().distinct().toList();
  }

  /// Quotes, brackets, tags and slashes may be escaped in the body: the longest part without them.
  private static String plain(String needle) {
    String longest = "";
    for (String part : ESCAPABLE.split(needle, -1)) {
      longest = part.length() > longest.length() ? part : longest;
    }
    return longest;
  }
}
