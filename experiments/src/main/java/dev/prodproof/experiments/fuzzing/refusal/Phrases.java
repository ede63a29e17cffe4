package dev.prodproof.experiments.fuzzing.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the messages of validators say, whichever library wrote them: they share few wordings.
final class Phrases {
  /// Validators are brief; what is longer quotes something.
  private static final int LONGEST = 600;

  private Phrases() {}

  static List<Said> in(String message) {
    String text = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
    List<Said> decisive = first(text, AbsencePhrases.ALL, MembershipPhrases.UNKNOWN);
    if (!decisive.isEmpty()) {
      return withType(decisive, text);
    }
    List<Said> said = new ArrayList<>();
    said.addAll(first(text, MembershipPhrases.UNIQUE));
    List<Said> length = every(text, LengthPhrases.ALL);
    said.addAll(length.isEmpty() ? every(text, NumberPhrases.ALL) : length);
    said.addAll(first(text, MembershipPhrases.ENUM));
    said.addAll(first(text, TextPhrases.PATTERN));
    said.addAll(first(text, TextPhrases.FORMAT));
    said.addAll(first(text, TypePhrases.ALL));
    return said.stream().distinct().toList();
  }

  /// "expected string, received undefined" tells of absence and of the type.
  private static List<Said> withType(List<Said> said, String text) {
    return text.contains("received undefined")
        ? Stream.concat(said.stream(), first(text, TypePhrases.ALL).stream()).toList()
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
