package dev.prodproof.experiments.fuzzing.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the messages of validators say, whichever library wrote them: they share few wordings.
final class Phrases {
  /// Validators are brief; what is longer quotes something.
  private static final int LONGEST = 600;

  private static final Pattern QUOTED_NUMBER = Pattern.compile("`(-?\\d[\\d.]{0,20})`");
  private static final Pattern VALUE =
      Pattern.compile(",? but (?:received|got|the final value)|[,;] (?:received|got)\\b");
  private static final Pattern LENGTH =
      Pattern.compile(
          "(?<![\"'.])\\b(?:length|characters?|items|elements)\\b(?![\\[\\].\"'])",
          Pattern.CASE_INSENSITIVE);

  private Phrases() {}

  static List<Said> in(String message) {
    String bounded = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
    String text = QUOTED_NUMBER.matcher(bounded).replaceAll("$1");
    List<Said> decisive = first(text, AbsencePhrases.ALL, MembershipPhrases.UNKNOWN);
    if (!decisive.isEmpty()) {
      return withType(decisive, text);
    }
    String own = withoutValue(text);
    List<Said> said = new ArrayList<>(first(own, MembershipPhrases.UNIQUE));
    said.addAll(bounds(own));
    said.addAll(first(own, MembershipPhrases.ENUM));
    said.addAll(first(own, TextPhrases.PATTERN));
    said.addAll(first(own, TextPhrases.FORMAT));
    said.addAll(first(own, TypePhrases.ALL));
    return said.stream().distinct().toList();
  }

  /// What follows was sent by us.
  private static String withoutValue(String text) {
    Matcher value = VALUE.matcher(text);
    return value.find() ? text.substring(0, value.start()) : text;
  }

  /// "length of value must be at least 3": a bound of the length where length is spoken of at all.
  private static List<Said> bounds(String text) {
    List<Said> length = every(text, LengthPhrases.ALL);
    if (!length.isEmpty()) {
      return length;
    }
    List<Said> number = every(text, NumberPhrases.ALL);
    return LENGTH.matcher(text).find()
        ? number.stream().flatMap(said -> LengthPhrases.ofLength(said.rule()).stream()).toList()
        : number;
  }

  /// "expected string, received undefined" tells of absence and of the type.
  private static List<Said> withType(List<Said> said, String text) {
    return text.contains("undefined")
        ? Stream.concat(said.stream(), first(withoutValue(text), TypePhrases.ALL).stream()).toList()
        : said;
  }

  @SafeVarargs
  private static List<Said> first(String text, List<Phrase>... families) {
    for (List<Phrase> family : families) {
      for (Phrase phrase : family) {
        List<Said> said = phrase.in(text);
        if (!said.isEmpty()) {
          return said;
        }
      }
    }
    return List.of();
  }

  private static List<Said> every(String text, List<Phrase> family) {
    return family.stream().flatMap(phrase -> phrase.in(text).stream()).distinct().toList();
  }
}
