package dev.prodproof.report.words;

import java.util.ArrayList;
import java.util.List;

/// How wide text is on a terminal: wide East Asian characters and emoji take two cells, marks none.
public final class Columns {
  private Columns() {}

  public static int of(String text) {
    return text.codePoints().map(Columns::cells).sum();
  }

  /// Ends with an ellipsis where something had to go.
  public static String cut(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    return fitting(text, Math.max(0, width - 1)) + "…";
  }

  public static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  public static String paddedLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - of(text))) + text;
  }

  /// Lines broken at spaces; a word wider than a line is broken within.
  public static List<String> wrapped(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.strip().split(" +", -1)) {
      String rest = word;
      if (!line.isEmpty() && of(line.toString()) + 1 + of(rest) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (of(rest) > width) {
        String head = fitting(rest, width);
        lines.add(head);
        rest = rest.substring(head.length());
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  private static String fitting(String text, int width) {
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      if (used + cells(point) > width && end > 0) {
        break;
      }
      used += cells(point);
      end += Character.charCount(point);
    }
    return text.substring(0, end);
  }

  private static int cells(int point) {
    if (point < 0x300) {
      return 1;
    }
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> wide(point) ? 2 : 1;
    };
  }

  /// The wide blocks of Unicode's East Asian Width (UAX #11), rounded to whole blocks.
  private static boolean wide(int point) {
    return (point >= 0x1100 && point <= 0x115F)
        || (point >= 0x2E80 && point <= 0x303E)
        || (point >= 0x3041 && point <= 0xA4CF)
        || (point >= 0xA960 && point <= 0xA97F)
        || (point >= 0xAC00 && point <= 0xD7A3)
        || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0xFE30 && point <= 0xFE6F)
        || (point >= 0xFF01 && point <= 0xFF60)
        || (point >= 0xFFE0 && point <= 0xFFE6)
        || (point >= 0x20000 && point <= 0x3FFFD)
        || Character.isEmojiPresentation(point);
  }
}
