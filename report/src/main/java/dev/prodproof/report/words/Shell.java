package dev.prodproof.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A command line broken into several, so that it can still be pasted into a shell.
public final class Shell {
  private static final String INDENT = "  ";

  private Shell() {}

  /// Lines that end in a backslash, or nothing where no whole word fits into the width or more
  /// lines were needed than wanted.
  public static Optional<List<String>> wrapped(String command, int width, int most) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : options(words(command))) {
      int room = width - 2;
      if (!line.isEmpty() && Columns.of(line + " " + word) > room) {
        lines.add(line + " \\");
        line.setLength(0);
        line.append(INDENT);
      }
      line.append(line.isEmpty() || line.toString().equals(INDENT) ? "" : " ").append(word);
      if (Columns.of(line.toString()) > room || lines.size() >= most) {
        return Optional.empty();
      }
    }
    lines.add(line.toString());
    return Optional.of(lines);
  }

  /// An option stays beside its value.
  private static List<String> options(List<String> words) {
    var pairs = new ArrayList<String>();
    for (String word : words) {
      String before = pairs.isEmpty() ? "" : pairs.getLast();
      boolean value = before.matches("--?[A-Za-z-]+") && !word.startsWith("-");
      if (value) {
        pairs.set(pairs.size() - 1, before + " " + word);
      } else {
        pairs.add(word);
      }
    }
    return pairs;
  }

  /// Split at spaces outside quotes; quotes and escapes stay as they are.
  private static List<String> words(String command) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      boolean escape = c == '\\' && quote != '\'' && i + 1 < command.length();
      if (escape) {
        word.append(c).append(command.charAt(++i));
      } else if (c == ' ' && quote == 0) {
        keep(word, words);
      } else {
        word.append(c);
        quote = c == quote ? 0 : quote == 0 && (c == '\'' || c == '"') ? c : quote;
      }
    }
    keep(word, words);
    return words;
  }

  private static void keep(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
