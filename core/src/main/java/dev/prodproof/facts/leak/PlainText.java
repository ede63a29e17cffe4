package dev.prodproof.facts.leak;

import java.util.Set;

/// The text that JSON strings and HTML markup hold, line by line, in one pass.
public final class PlainText {
  private static final Set<String> INLINE =
      Set.of(
          "a", "b", "i", "em", "strong", "span", "code", "tt", "var", "cite", "font", "u", "mark");
  private static final int LONGEST_TAG = 2_000;
  private static final int LONGEST_ENTITY = 8;

  private final String source;
  private final StringBuilder text;
  private int at;

  /// The next `>` from `at` on, so that a body of nothing but `<` is searched once.
  private int close = -1;

  private PlainText(String source) {
    this.source = source;
    this.text = new StringBuilder(source.length());
  }

  /// Strings of JSON become lines of their own; tags of HTML vanish, blocks among them as line
  /// ends.
  public static String of(String body) {
    boolean json = isJson(body.stripLeading());
    boolean html = body.contains("</") || body.contains("<br") || body.contains("<!");
    boolean entities = body.indexOf('&') >= 0;
    if (!json && !html && !entities) {
      return body;
    }
    return new PlainText(body).read(json, html && !json);
  }

  /// As for JSON, whatever stands around it.
  static String unescaped(String text) {
    return new PlainText(text).read(true, false);
  }

  /// A log line may begin with a bracket too.
  private static boolean isJson(String start) {
    return start.startsWith("{")
        || start.startsWith("\"")
        || (start.startsWith("[") && start.length() > 1 && "{[\"".indexOf(start.charAt(1)) >= 0);
  }

  private String read(boolean json, boolean html) {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (json && c == '\\' && at + 1 < source.length()) {
        escape(source.charAt(at + 1));
      } else if (json && c == '"') {
        text.append('\n');
        at++;
      } else if (html && c == '<') {
        tag();
      } else if (c == '&') {
        entity();
      } else {
        text.append(c);
        at++;
      }
    }
    return text.toString();
  }

  private void escape(char escaped) {
    at += 2;
    switch (escaped) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'u' -> unicode();
      default -> text.append(escaped);
    }
  }

  private void unicode() {
    int code = at + 4 <= source.length() ? number(source.substring(at, at + 4), 16) : -1;
    if (code >= 0) {
      text.append((char) code);
      at += 4;
    }
  }

  private void tag() {
    if (close < at) {
      int next = source.indexOf('>', at);
      close = next < 0 ? Integer.MAX_VALUE : next;
    }
    int end = close;
    if (end - at > LONGEST_TAG || !opensTag()) {
      text.append('<');
      at++;
      return;
    }
    if (!INLINE.contains(tagName(end))) {
      text.append('\n');
    }
    at = end + 1;
  }

  private boolean opensTag() {
    char next = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
    return Character.isLetter(next) || next == '/' || next == '!';
  }

  private String tagName(int end) {
    int from = source.charAt(at + 1) == '/' ? at + 2 : at + 1;
    int to = from;
    while (to < end && Character.isLetterOrDigit(source.charAt(to))) {
      to++;
    }
    return source.substring(from, to);
  }

  private void entity() {
    int end = at + 1;
    while (end < source.length() && end - at <= LONGEST_ENTITY && source.charAt(end) != ';') {
      end++;
    }
    boolean closed = end < source.length() && source.charAt(end) == ';';
    int code = closed ? code(source.substring(at + 1, end)) : -1;
    text.append(code < 0 ? '&' : (char) code);
    at = code < 0 ? at + 1 : end + 1;
  }

  private static int code(String name) {
    return switch (name) {
      case "quot", "ldquo", "rdquo" -> '"';
      case "apos", "rsquo", "lsquo" -> '\'';
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "nbsp" -> ' ';
      default -> numbered(name);
    };
  }

  private static int numbered(String name) {
    if (!name.startsWith("#") || name.length() < 2) {
      return -1;
    }
    boolean hexadecimal = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    return number(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
  }

  private static int number(String digits, int radix) {
    int value = digits.isEmpty() ? -1 : 0;
    for (int i = 0; i < digits.length() && value >= 0; i++) {
      int digit = Character.digit(digits.charAt(i), radix);
      value = digit < 0 || value > 0xFFFF ? -1 : value * radix + digit;
    }
    return value > 0xFFFF ? -1 : value;
  }
}
