package dev.prodproof.facts.leak;

import java.util.Locale;

/// What the client sent. Getting it back, however escaped, tells it nothing new.
public final class Sent {
  private final String letters;

  public Sent(String request) {
    String decoded = decoded(request);
    this.letters = letters(PlainText.of(decoded)) + "\n" + letters(PlainText.unescaped(decoded));
  }

  /// Whether every line of the excerpt was sent.
  public boolean has(String excerpt) {
    return !letters(excerpt).isEmpty()
        && excerpt.lines().map(Sent::letters).allMatch(letters::contains);
  }

  /// Letters and digits only: all that survives every way of escaping.
  private static String letters(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.chars().filter(Character::isLetterOrDigit).forEach(c -> kept.append((char) c));
    return kept.toString().toLowerCase(Locale.ROOT);
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int code = text.charAt(i) == '%' && i + 2 < text.length() ? hexadecimal(text, i + 1) : -1;
      plain.append(code < 0 ? text.charAt(i) : (char) code);
      i += code < 0 ? 0 : 2;
    }
    return plain.toString();
  }

  private static int hexadecimal(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
