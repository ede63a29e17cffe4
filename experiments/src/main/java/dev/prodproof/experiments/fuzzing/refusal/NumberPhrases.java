package dev.prodproof.experiments.fuzzing.refusal;

import static dev.prodproof.experiments.fuzzing.refusal.Phrase.means;
import static dev.prodproof.experiments.fuzzing.refusal.Phrase.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;

/// "greater than or equal to 18", "must be positive".
final class NumberPhrases {
  private NumberPhrases() {}

  private static final String N = "(-?\\d{1,18}(?:\\.\\d{1,18})?)";

  static final List<Phrase> ALL =
      List.of(
          means(
              "between " + N + " and " + N,
              found ->
                  List.of(
                      Said.of(new Rule.Minimum(number(found, 1), false)),
                      Said.of(new Rule.Maximum(number(found, 2), false)))),
          one(
              "(?:(?:greater|larger|higher) than or equal to|not be (?:less|smaller|lower) than|no"
                  + " less than|at least|>=|(?<!equal to the )minimum of|min value is) ?",
              n -> new Rule.Minimum(n, false)),
          one(
              "(?:(?:less|smaller|lower) than or equal to|not be (?:greater|larger|higher|more)"
                  + " than|no greater than|at most|<=|(?<!equal to the )maximum of|max value is) ?",
              n -> new Rule.Maximum(n, false)),
          one(
              "(?:(?<!not be )(?<!no )(?:greater|larger|higher) than|>) ?",
              n -> new Rule.Minimum(n, true)),
          one(
              "(?:(?<!not be )(?<!no )(?:less|smaller|lower) than|<) ?",
              n -> new Rule.Maximum(n, true)),
          rules("(?:be|a) positive|not positive", new Rule.Minimum(BigDecimal.ZERO, true)),
          one("less than or equal to the minimum of ", n -> new Rule.Minimum(n, true)),
          one("greater than or equal to the maximum of ", n -> new Rule.Maximum(n, true)),
          one("multiple of ", Rule.MultipleOf::new));

  private static Phrase one(String words, Function<BigDecimal, Rule> rule) {
    return means(words + N, found -> List.of(Said.of(rule.apply(number(found, 1)))));
  }

  private static BigDecimal number(MatchResult found, int group) {
    return new BigDecimal(found.group(group));
  }
}
