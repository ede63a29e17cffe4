package dev.prodproof.checks.security;

import java.util.Locale;

/// Where in a statement's text something stands. Reads as PostgreSQL does, or as MySQL does.
///
/// @param backslashes a backslash in a literal takes the next character as it is
record SqlText(String sql, boolean backslashes) {
  enum Place {
    NOWHERE,
    /// In a literal that holds the whole value.
    QUOTED,
    /// In a literal that ends before the value does: the value closed it.
    BROKEN_OUT,
    /// In a literal that goes on after the mark, in other words than were sent.
    ALTERED,
    /// In a quoted name or a comment. What would end those isn't sent: whether it could get out isn't known.
    ENCLOSED,
    /// A name without quotes, a keyword.
    BARE
  }

  static SqlText of(String sql, String kind) {
    return new SqlText(sql, kind.equals("mysql"));
  }

  /// The worst place of the mark.
  ///
  /// @param token letters that the value begins with
  Place place(String token, String value) {
    var worst = Place.NOWHERE;
    int at = 0;
    while (at < sql.length()) {
      int end = end(at);
      String piece = sql.substring(at, end);
      if (piece.toLowerCase(Locale.ROOT).contains(token)) {
        Place place = literal(piece.charAt(0)) ? inLiteral(at, end, token, value) : enclosed(piece) ? Place.ENCLOSED : Place.BARE;
        worst = place.compareTo(worst) > 0 ? place : worst;
      }
      at = end;
    }
    return worst;
  }

  private Place inLiteral(int at, int end, String token, String value) {
    String literal = decoded(sql.substring(at, end), escapes(at, sql.charAt(at)));
    return place(literal.toLowerCase(Locale.ROOT), sql.substring(end), token, value);
  }

  private static boolean enclosed(String piece) {
    char first = piece.charAt(0);
    return first == '"' || first == '`' || piece.startsWith("/*") || piece.startsWith("--");
  }

  private static Place place(String content, String after, String token, String value) {
    if (content.contains(value.toLowerCase(Locale.ROOT))) {
      return Place.QUOTED;
    }
    // A backslash that this database takes for itself closes nothing less.
    String bare = content.replaceFirst("\\\\+$", "");
    boolean closed = bare.endsWith(token) && value.length() > token.length() + 1;
    return closed && after.startsWith(value.substring(token.length() + 1))
        ? Place.BROKEN_OUT
        : Place.ALTERED;
  }

  private boolean literal(char first) {
    return first == '\'' || first == '$' || (first == '"' && backslashes);
  }

  /// The end of the piece that begins here: a literal, a quoted name, a comment, or what is between.
  private int end(int at) {
    char first = sql.charAt(at);
    if (first == '\'' || first == '"' || first == '`') {
      return closed(at, first, escapes(at, first));
    }
    if (sql.startsWith("--", at)) {
      return orEnd(sql.indexOf('\n', at));
    }
    if (sql.startsWith("/*", at)) {
      int close = sql.indexOf("*/", at + 2);
      return close < 0 ? sql.length() : close + 2;
    }
    int dollar = dollarTag(at);
    if (dollar > 0) {
      String tag = sql.substring(at, dollar);
      int close = sql.indexOf(tag, dollar);
      return close < 0 ? sql.length() : close + tag.length();
    }
    int next = at + 1;
    while (next < sql.length() && !begins(next)) {
      next++;
    }
    return next;
  }

  private boolean begins(int at) {
    char c = sql.charAt(at);
    return c == '\'' || c == '"' || c == '`' || sql.startsWith("--", at) || sql.startsWith("/*", at)
        || dollarTag(at) > 0;
  }

  /// In PostgreSQL `E'…'` alone takes backslashes.
  private boolean escapes(int at, char quote) {
    boolean marked = at > 0 && (sql.charAt(at - 1) == 'E' || sql.charAt(at - 1) == 'e');
    boolean alone = at < 2 || !Character.isLetterOrDigit(sql.charAt(at - 2));
    return quote != '`' && (backslashes || (quote == '\'' && marked && alone));
  }

  private int closed(int at, char quote, boolean escapes) {
    int i = at + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == '\\' && escapes) {
        i += 2;
      } else if (c == quote && i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
        i += 2;
      } else if (c == quote) {
        return i + 1;
      } else {
        i++;
      }
    }
    return sql.length();
  }

  /// Past `$tag$`, which begins a literal; 0 where none does. `$1` is a parameter.
  private int dollarTag(int at) {
    if (backslashes || sql.charAt(at) != '$') {
      return 0;
    }
    int i = at + 1;
    while (i < sql.length() && (Character.isLetter(sql.charAt(i)) || sql.charAt(i) == '_')) {
      i++;
    }
    return i < sql.length() && sql.charAt(i) == '$' ? i + 1 : 0;
  }

  private int orEnd(int at) {
    return at < 0 ? sql.length() : at;
  }

  private static String decoded(String literal, boolean escapes) {
    char quote = literal.charAt(0);
    if (quote == '$') {
      return literal;
    }
    boolean closed = literal.length() > 1 && literal.charAt(literal.length() - 1) == quote;
    int end = closed ? literal.length() - 1 : literal.length();
    var content = new StringBuilder();
    for (int i = 1; i < end; i++) {
      char c = literal.charAt(i);
      if (((c == '\\' && escapes) || c == quote) && i + 1 < end) {
        i++;
      }
      content.append(literal.charAt(i));
    }
    return content.toString();
  }
}
