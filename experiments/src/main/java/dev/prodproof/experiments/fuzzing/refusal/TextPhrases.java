package dev.prodproof.experiments.fuzzing.refusal;

import static dev.prodproof.experiments.fuzzing.refusal.Phrase.means;
import static dev.prodproof.experiments.fuzzing.refusal.Phrase.rules;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;

/// "must match pattern", "must be a valid email".
final class TextPhrases {
  private TextPhrases() {}

  private static final int USUAL = 40;
  private static final int FRESH = 8;

  private static final String FORMATS =
      "(e-?mail|uuid|guid|url|uri|date-?time|date|time|ipv4|ipv6|hostname|phone number)";

  static final List<Phrase> PATTERN =
      List.of(
          means(
              "(?:pattern:?|regex|match|following:) ([\"'])([^\\n]{1,400})\\1",
              found -> matches(found.group(2))),
          means(
              "(?:(\\d{1,4})-(\\d{1,5}) )?characters (?:from|in|out of) (\\[[^\\]\\s]{2,80}])"
                  + "(?:, starting and ending with a character (?:from|in) (\\[[^\\]\\s]{2,80}]))?",
              found -> matches(letters(found))),
          means("(?:pattern:?|match|expected) (/[^\\n]{1,400}/)", found -> matches(found.group(1))),
          means("matching `(/[^\\n`]{1,400}/)`", found -> matches(found.group(1))),
          means("regular expression ([^\"'/\\s][^\\n]{0,400})$", found -> matches(found.group(1))),
          means("to match pattern ([^\"'/\\s][^\\n]{0,400})$", found -> matches(found.group(1))));

  static final List<Phrase> FORMAT =
      List.of(
          means("format [\"']([a-z][\\w-]{1,30})[\"']", found -> format(found.group(1))),
          means(
              "(?:valid|well-formed|be an?|is not an?|expected an?|rfc|5322)"
                  + " (?:iso 8601 |iso |rfc ?3339 (?:encoded )?|format for )?"
                  + "'?"
                  + FORMATS
                  + "\\b",
              found -> format(found.group(1))),
          rules("date has wrong format|iso 8601 date format", new Rule.Format("date")));

  /// Long enough not to be taken already, and no longer than people write.
  private static String letters(MatchResult found) {
    int most = Math.min(USUAL, found.group(2) == null ? USUAL : Integer.parseInt(found.group(2)));
    int least = Math.min(most, Math.max(FRESH, found.group(1) == null ? 1 : Integer.parseInt(found.group(1))));
    String edge = found.group(4);
    return edge == null
        ? "^%s{%d,%d}$".formatted(found.group(3), least, most)
        : "^%s%s{%d,%d}%s$".formatted(edge, found.group(3), Math.max(0, least - 2), Math.max(0, most - 2), edge);
  }

  private static List<Said> matches(String written) {
    boolean slashes = written.length() > 2 && written.startsWith("/") && written.endsWith("/");
    return List.of(
        Said.of(new Rule.Matches(slashes ? written.substring(1, written.length() - 1) : written)));
  }

  static List<Said> format(String written) {
    String name = written.toLowerCase(Locale.ROOT);
    return List.of(
        Said.of(
            new Rule.Format(
                switch (name) {
                  case "e-mail" -> "email";
                  case "guid" -> "uuid";
                  case "url" -> "uri";
                  case "datetime" -> "date-time";
                  case "phone number" -> "phone";
                  default -> name;
                })));
  }
}
