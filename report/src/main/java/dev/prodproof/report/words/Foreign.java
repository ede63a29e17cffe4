package dev.prodproof.report.words;

/// Text from the service under test: it must neither steer a terminal nor break a file.
public final class Foreign {
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

  private Foreign() {}

  /// One line in which everything that would move, hide or reorder is spelled out: controls as
  /// `\x1b`, direction overrides and invisible characters as `\u202e`. Joiners stay: emoji and
  /// several scripts are made of them.
  public static String visible(String text) {
    var shown = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> spell(point, shown));
    return shown.toString();
  }

  /// Like [#visible], but line feeds and tabs stay what they are.
  public static String visibleLines(String text) {
    var shown = new StringBuilder(text.length() + 16);
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(
            point -> {
              if (point == '\n' || point == '\t') {
                shown.append((char) point);
              } else {
                spell(point, shown);
              }
            });
    return shown.toString();
  }

  /// Half a surrogate pair has no encoding; it becomes U+FFFD, so that every file is valid UTF-8.
  public static String encodable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return mended(text);
      }
    }
    return text;
  }

  /// At most so many characters, never through the middle of one; what is missing is counted.
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "… (" + Words.number(text.length() - end) + " more characters)";
  }

  private static String mended(String text) {
    var whole = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private static void spell(int point, StringBuilder shown) {
    switch (point) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        if (!steers(point)) {
          shown.appendCodePoint(point);
        } else if (point <= 0xFF) {
          shown.append("\\x%02x".formatted(point));
        } else if (point <= 0xFFFF) {
          shown.append("\\u%04x".formatted(point));
        } else {
          shown.append("\\u{%x}".formatted(point));
        }
      }
    }
  }

  private static boolean steers(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> point != ZERO_WIDTH_JOINER && point != ZERO_WIDTH_NON_JOINER;
      default -> false;
    };
  }
}
