package dev.prodproof.experiments.fuzzing.refusal;

import static dev.prodproof.experiments.fuzzing.refusal.Phrase.means;
import static dev.prodproof.experiments.fuzzing.refusal.Phrase.rules;

import java.util.List;
import java.util.Locale;

/// "must match pattern", "must be a valid email".
final class TextPhrases {
  private TextPhrases() {}

  private static final String FORMATS =
      "(e-?mail|uuid|guid|url|uri|date-?time|date|time|ipv4|ipv6|hostname|phone number)";

  static final List<Phrase> PATTERN =
      List.of(
          means(
              "(?:pattern:?|regex|match|following:) ([\"'])([^\\n]{1,400})\\1",
              found -> matches(found.group(2))),
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
