package dev.prodproof.experiments.fuzzing.refusal;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One wording and what it means. Patterns have no nested repetition: time is linear.
record Phrase(Pattern words, Function<MatchResult, List<Said>> meaning) {
  static Phrase means(String words, Function<MatchResult, List<Said>> meaning) {
    return new Phrase(Pattern.compile(words, Pattern.CASE_INSENSITIVE), meaning);
  }

  static Phrase rules(String words, Rule... rules) {
    List<Said> said = List.of(rules).stream().map(Said::of).toList();
    return means(words, _ -> said);
  }

  List<Said> in(String message) {
    Matcher found = words.matcher(message);
    return found.find() ? meaning.apply(found.toMatchResult()) : List.of();
  }
}
