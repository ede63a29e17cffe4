package dev.prodproof.checks.failures;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What became of a text on its way through a service.
///
/// Trimming, case folding, Unicode normalisation, collapsed blanks, a printer's quotes and dashes and the
/// removal of invisible control characters are choices that a service may make; a lost character isn't.
enum Fidelity {
  SAME("it comes back as it was"),
  CHOSEN("it comes back in a normal form"),
  MISSING("it is gone when read back"),
  QUESTION_MARKS("characters come back as `?`"),
  REPLACEMENT("characters come back as U+FFFD"),
  MOJIBAKE("it comes back decoded with the wrong charset"),
  TRUNCATED("it comes back truncated"),
  ALTERED("it comes back with other characters");

  private static final List<Charset> WRONG =
      List.of(StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"));

  private final String sentence;

  Fidelity(String sentence) {
    this.sentence = sentence;
  }

  boolean faithful() {
    return this == SAME || this == CHOSEN;
  }

  String sentence() {
    return sentence;
  }

  static Fidelity of(String sent, @Nullable String received) {
    // Nothing to be seen in it: to keep no value at all is then trimming, taken to its end.
    if (received == null || received.isEmpty()) {
      return fold(sent).isEmpty() ? CHOSEN : MISSING;
    }
    if (received.equals(sent)) {
      return SAME;
    }
    if (fold(received).equals(fold(sent))) {
      return CHOSEN;
    }
    if (count(received, '\uFFFD') > count(sent, '\uFFFD')) {
      return REPLACEMENT;
    }
    if (WRONG.stream().anyMatch(charset -> fold(misread(sent, charset)).equals(fold(received)))) {
      return MOJIBAKE;
    }
    if (count(received, '?') > count(sent, '?')) {
      return QUESTION_MARKS;
    }
    return fold(sent).startsWith(fold(received)) ? TRUNCATED : ALTERED;
  }

  private static String misread(String text, Charset charset) {
    return new String(text.getBytes(StandardCharsets.UTF_8), charset);
  }

  private static long count(String text, char c) {
    return text.chars().filter(each -> each == c).count();
  }

  /// The text without all that is a service's choice.
  private static String fold(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String visible = normal.replaceAll("[\\p{Cc}\\p{Cf}\\x{FE0E}\\x{FE0F}]", "");
    String lower = visible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return typed(Normalizer.normalize(lower, Normalizer.Form.NFKC))
        .replaceAll("[\\s\\p{Z}]+", " ")
        .strip();
  }

  /// Many set text as printers do: quotes that curl, a dash for two hyphens.
  private static String typed(String text) {
    return text.replaceAll("[‘’‚‛′]", "'").replaceAll("[“”„‟″]", "\"").replaceAll("-{1,3}|[‐‑–—−]", "-");
  }
}
