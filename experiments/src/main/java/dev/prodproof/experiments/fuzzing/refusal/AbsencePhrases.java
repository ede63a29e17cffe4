package dev.prodproof.experiments.fuzzing.refusal;

import static dev.prodproof.experiments.fuzzing.refusal.Phrase.means;
import static dev.prodproof.experiments.fuzzing.refusal.Phrase.rules;

import java.util.List;
import java.util.regex.MatchResult;

/// "is required", "may not be null", "can't be blank".
final class AbsencePhrases {
  private AbsencePhrases() {}

  private static final Rule REQUIRED = new Rule.Required();
  private static final Rule ONE = new Rule.MinLength(1);

  static final List<Phrase> ALL =
      List.of(
          means(
              "required (?:property|field|key) [`'\"]([^`'\"]{1,200})[`'\"]",
              AbsencePhrases::required),
          means("required property (\\S{1,200}) to be present", AbsencePhrases::required),
          means("^'([^'\n]{1,200})' is a required property", AbsencePhrases::required),
          means("missing field [`'\"]([^`'\"]{1,200})[`'\"]", AbsencePhrases::required),
          rules("not allowed to be empty|(?:list|array) may not be empty|may not be blank", ONE),
          rules("(?:must|should) not be empty", REQUIRED, ONE),
          rules("(?:may not|cannot) be null|null value not allowed", new Rule.NotNull()),
          rules("(?:must|should) not be (?:null|blank)|can(?:'t|not) be (?:blank|empty)", REQUIRED),
          rules("(?<!valid \\w{1,20} )is (?:a )?required", REQUIRED),
          rules(
              "field required|required field(?:\\.|$)|(?:field|parameter|^) ?is missing", REQUIRED),
          rules("is not present|must be (?:present|provided|specified)", REQUIRED),
          rules("received:? undefined|required key not provided", REQUIRED),
          rules("should be non-empty", ONE));

  private static List<Said> required(MatchResult found) {
    return List.of(new Said(REQUIRED, found.group(1)));
  }
}
