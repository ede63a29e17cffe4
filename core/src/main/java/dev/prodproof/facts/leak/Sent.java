package dev.prodproof.facts.leak;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What the client sent. Getting it back, however escaped, tells it nothing new.
public final class Sent {
  private final String letters;

  public Sent(String request) {
    String decoded = PercentEncoding.decoded(request, StandardCharsets.ISO_8859_1);
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
}
