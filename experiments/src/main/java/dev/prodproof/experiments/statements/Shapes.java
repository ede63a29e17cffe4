package dev.prodproof.experiments.statements;

import java.util.regex.Pattern;

/// A statement without its values, so that the same one for another row is the same.
final class Shapes {
  private static final int LOOKED_AT = 16_384;
  private static final Pattern COMMENT = Pattern.compile("/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/");
  private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*+'");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w$])-?\\d[\\d.]*+");
  private static final Pattern LIST = Pattern.compile("\\((?:\\s*(?:\\?|\\$\\d+)\\s*,?)++\\)");
  private static final Pattern SPACE = Pattern.compile("\\s++");

  private Shapes() {}

  static String of(String sql, int longest) {
    String text = sql.length() > LOOKED_AT ? sql.substring(0, LOOKED_AT) : sql;
    text = COMMENT.matcher(text).replaceAll(" ");
    text = TEXT.matcher(text).replaceAll("?");
    text = NUMBER.matcher(text).replaceAll("?");
    text = LIST.matcher(text).replaceAll("(?)");
    text = SPACE.matcher(text).replaceAll(" ").strip();
    return text.length() > longest ? text.substring(0, longest) : text;
  }
}
