package dev.prodproof.experiments.fuzzing.refusal;

import static dev.prodproof.experiments.fuzzing.refusal.Phrase.means;
import static dev.prodproof.experiments.fuzzing.refusal.Phrase.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// "one of a, b", "unknown field", "has already been taken".
final class MembershipPhrases {
  private MembershipPhrases() {}

  private static final Pattern QUOTED = Pattern.compile("([`'\"])([^`'\"]{1,200})\\1");
  private static final Pattern END = Pattern.compile("\\n|\\]| at line \\d");
  private static final Rule UNKNOWN_PROPERTY = new Rule.UnknownProperty();

  static final List<Phrase> UNKNOWN =
      List.of(
          means(
              "un(?:known|recognized) (?:field|property|key)s?:? [`'\"]([^`'\"]{1,200})[`'\"]",
              found -> List.of(new Said(UNKNOWN_PROPERTY, found.group(1)))),
          means(
              "unspecified keys?: ([\\w$, -]{1,300})",
              found ->
                  Pattern.compile(", ")
                      .splitAsStream(found.group(1))
                      .map(name -> new Said(UNKNOWN_PROPERTY, name))
                      .toList()),
          means(
              "\\('([^'\n]{1,200})' was unexpected\\)",
              found -> List.of(new Said(UNKNOWN_PROPERTY, found.group(1)))),
          rules("expected never but|of type `never`", UNKNOWN_PROPERTY),
          rules("unknown field(?:\\(s\\)|s)?\\.?$", UNKNOWN_PROPERTY),
          rules(
              "extra (?:inputs|fields|keys) (?:are )?not (?:permitted|allowed)", UNKNOWN_PROPERTY),
          rules("^(?:\\S+ )?is not allowed\\.?$|should not exist$", UNKNOWN_PROPERTY),
          rules("field was not expected|^unexpected property$", UNKNOWN_PROPERTY));

  static final List<Phrase> UNIQUE =
      List.of(
          rules("already (?:been taken|exists|in use|used|taken|registered)", new Rule.Unique()),
          rules("must be unique|is not unique", new Rule.Unique()));

  static final List<Phrase> ENUM =
      List.of(
          means("unknown variant [^,]{1,200}, expected ([^\\n]{1,500})", MembershipPhrases::oneOf),
          means(
              "one of(?: the following(?: values)?| the allowed values| values)?:? ([^\\n]{1,500})",
              MembershipPhrases::oneOf),
          means("accepted for enum class: \\[([^\\n]{1,500})", MembershipPhrases::oneOf),
          means("expected \\((\"[^)\\n]{1,500})\\)", MembershipPhrases::oneOf),
          means("input should be ('[^\\n]{1,500})", MembershipPhrases::oneOf));

  private static List<Said> oneOf(MatchResult found) {
    return choices(found.group(1));
  }

  /// @param written a list as messages write it: quoted, bracketed, with commas or `or`
  static List<Said> choices(String written) {
    List<String> values = values(written);
    return values.isEmpty() ? List.of() : List.of(Said.of(new Rule.OneOf(values)));
  }

  private static List<String> values(String tail) {
    String list = tail.startsWith("[") ? tail.substring(1) : tail;
    Matcher end = END.matcher(list);
    list = (end.find() ? list.substring(0, end.start()) : list).strip();
    List<String> quoted = new ArrayList<>();
    Matcher quote = QUOTED.matcher(list);
    while (quote.find()) {
      quoted.add(quote.group(2));
    }
    if (quoted.size() == 1) {
      return listed(quoted.getFirst());
    }
    if (!quoted.isEmpty()) {
      return quoted;
    }
    return list.startsWith("the") ? List.of() : listed(list.replaceFirst("\\.$", ""));
  }

  private static List<String> listed(String list) {
    List<String> values =
        Pattern.compile(",\\s*(?:or )?|\\||\\sor\\s")
            .splitAsStream(list)
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList();
    boolean prose =
        values.stream().anyMatch(value -> value.chars().filter(c -> c == ' ').count() > 3);
    return prose ? List.of() : values;
  }
}
