package dev.prodproof.experiments.fuzzing.refusal;

import static dev.prodproof.experiments.fuzzing.refusal.Phrase.means;
import static dev.prodproof.experiments.fuzzing.refusal.Phrase.rules;

import java.util.List;
import java.util.regex.MatchResult;

/// "must be integer", "expected i32", "cannot unmarshal string into … of type int".
final class TypePhrases {
  private TypePhrases() {}

  private static final String NAME = "[`'\"]?([\\w$]{1,50}(?:\\.[\\w$]{1,50}){0,9})(?![\\w|])";

  static final List<Phrase> ALL =
      List.of(
          means("is not of type " + NAME, TypePhrases::type),
          means("must be of (\\w+) type", TypePhrases::type),
          means("invalid type: expected (\\w{1,30})$", TypePhrases::type),
          means("required type " + NAME, TypePhrases::type),
          means("(?:value|field) of type " + NAME, TypePhrases::type),
          means(
              "cannot unmarshal \\w+ into [^\\n]{1,200} of type (\\S{1,100})$", TypePhrases::type),
          means("expected=([^,\\s]{1,100})", TypePhrases::type),
          means(
              "(?:must|should) be (?:an? )?(?:valid |of type |an? )?(?!long\\b|short\\b|text\\b)"
                  + NAME,
              TypePhrases::type),
          means("not a valid " + NAME, TypePhrases::type),
          means("a valid (\\w+) is required", TypePhrases::type),
          means(
              "\\bexpected an?"
                  + " (dictionary|list|mapping|map|sequence|string|boolean|integer|number|object|array)\\b",
              TypePhrases::type),
          means("\\bexpected (struct|map|sequence)\\b", TypePhrases::type),
          means("\\bexpected `?(\\w{1,30})`?(?:,| at line|$)", TypePhrases::type),
          means("\\binvalid (integer|number|boolean)", TypePhrases::type),
          means("is not an? (number|integer|boolean|string)", TypePhrases::type),
          rules("invalid digit found in string", new Rule.OfType("integer")));

  private static List<Said> type(MatchResult found) {
    return TypeName.rule(found.group(1)).map(rule -> List.of(Said.of(rule))).orElse(List.of());
  }
}
