package dev.prodproof.experiments.fuzzing.refusal;

import dev.prodproof.facts.Site;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sentences about one parameter: `Required header 'X-Tenant' is not present.`
final class ParameterSentences {
  private static final Pattern ABSENT =
      Pattern.compile(
          "(?:required|missing) (?:required )?(?:request )?(query|path|header|cookie)? ?"
              + "(parameter|header|cookie|variable|part)? ?['\"`]([\\w.\\[\\]-]{1,100})['\"`]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UNCONVERTED =
      Pattern.compile("parameter ['\"]([\\w.-]{1,100})['\"]: (.*required type .*)");

  private ParameterSentences() {}

  static boolean read(String sentence, Lessons into) {
    Matcher absent = ABSENT.matcher(sentence);
    if (absent.find() && (absent.group(1) != null || absent.group(2) != null)) {
      String word = absent.group(1) != null ? absent.group(1) : absent.group(2);
      Optional<Site.In> place = Way.place(word.toLowerCase(Locale.ROOT));
      into.add(new Way(place, List.of(absent.group(3))), List.of(Said.of(new Rule.Required())));
      return true;
    }
    Matcher unconverted = UNCONVERTED.matcher(sentence);
    if (unconverted.find()) {
      into.add(Way.of(unconverted.group(1)), Phrases.in(unconverted.group(2)));
      return true;
    }
    return false;
  }
}
