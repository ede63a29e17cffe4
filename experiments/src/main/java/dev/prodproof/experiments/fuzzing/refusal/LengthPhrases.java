package dev.prodproof.experiments.fuzzing.refusal;

import static dev.prodproof.experiments.fuzzing.refusal.Phrase.means;

import java.util.List;
import java.util.regex.MatchResult;

/// "at least 3 characters", "no more than 5 items".
final class LengthPhrases {
  private LengthPhrases() {}

  private static final String N = "(\\d{1,9})";
  private static final String UNIT =
      " (?:unicode )?(?:characters?|chars?|letters?|items?|elements?|entries|bytes)";

  static final List<Phrase> ALL =
      List.of(
          means("(?:length|size) must be between " + N + " and " + N, LengthPhrases::both),
          means("between " + N + " and " + N + UNIT, LengthPhrases::both),
          means("(?:exactly|length must be) " + N + UNIT, LengthPhrases::exactly),
          means(
              "(?:at least|minimum (?:is|of)|fewer than|longer than or equal to|>=) ?" + N + UNIT,
              LengthPhrases::min),
          means(
              "(?:min(?:imum)? length(?: is| of)?|invalid length: expected >=|length >=|length must"
                  + " be at least|contain at least|longer than or equal to) ?"
                  + N,
              LengthPhrases::min),
          means(N + UNIT + " or more", LengthPhrases::min),
          means(
              "(?:at most|maximum (?:is|of)|no more than|not (?:have|contain|be) more than|exceed"
                  + "|shorter than or equal to|less than or equal to|not be greater than|<=) ?"
                  + N
                  + UNIT,
              LengthPhrases::max),
          means(
              "(?:max(?:imum)? length(?: is| of)?|invalid length: expected <=|length <=|length must"
                  + " be at most|contain at most|shorter than or equal to) ?"
                  + N,
              LengthPhrases::max),
          means(N + UNIT + " or (?:less|fewer)", LengthPhrases::max));

  /// The same bound, of a length; nothing for what lengths don't have.
  static List<Said> ofLength(Rule rule) {
    return switch (rule) {
      case Rule.Minimum min ->
          List.of(Said.of(new Rule.MinLength(min.value().intValue() + (min.exclusive() ? 1 : 0))));
      case Rule.Maximum max ->
          List.of(Said.of(new Rule.MaxLength(max.value().intValue() - (max.exclusive() ? 1 : 0))));
      case Rule.Required _,
          Rule.NotNull _,
          Rule.OfType _,
          Rule.MinLength _,
          Rule.MaxLength _,
          Rule.AtLeast _,
          Rule.AtMost _,
          Rule.MultipleOf _,
          Rule.Matches _,
          Rule.Format _,
          Rule.OneOf _,
          Rule.UnknownProperty _,
          Rule.Unique _ ->
          List.of();
    };
  }

  private static List<Said> min(MatchResult found) {
    return List.of(Said.of(new Rule.MinLength(Integer.parseInt(found.group(1)))));
  }

  private static List<Said> max(MatchResult found) {
    return List.of(Said.of(new Rule.MaxLength(Integer.parseInt(found.group(1)))));
  }

  private static List<Said> exactly(MatchResult found) {
    int length = Integer.parseInt(found.group(1));
    return List.of(Said.of(new Rule.MinLength(length)), Said.of(new Rule.MaxLength(length)));
  }

  private static List<Said> both(MatchResult found) {
    return List.of(
        Said.of(new Rule.MinLength(Integer.parseInt(found.group(1)))),
        Said.of(new Rule.MaxLength(Integer.parseInt(found.group(2)))));
  }
}
