package dev.prodproof.facts.leak;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A wording that nobody but one technology uses.
///
/// @param needle what must be there before the pattern is tried; the match lies near it
record Signature(Kind kind, String technology, String needle, Pattern pattern) {
  /// Characters looked at on each side of the needle, so that a hostile body costs no more.
  private static final int BEFORE = 250;

  private static final int AFTER = 450;
  private static final int TRIES = 4;

  static Signature of(Kind kind, String technology, String needle, String pattern) {
    return new Signature(kind, technology, needle, Pattern.compile(pattern));
  }

  Optional<Hit> in(String text) {
    int at = text.indexOf(needle);
    for (int tries = 0; at >= 0 && tries < TRIES; tries++) {
      int from = Math.max(0, at - BEFORE);
      int to = Math.min(text.length(), at + AFTER);
      Matcher found = pattern.matcher(text).region(from, to).useTransparentBounds(true);
      if (found.find()) {
        return Optional.of(new Hit(kind, technology, found.group()));
      }
      at = text.indexOf(needle, at + needle.length());
    }
    return Optional.empty();
  }
}
