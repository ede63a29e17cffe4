package dev.prodproof.experiments.fuzzing.values;

import java.util.ArrayList;
import java.util.List;

/// Texts that are legal but that few developers try. Written as code points where an editor would hide
/// or reorder them.
///
/// @param variety the kind, in words that a report can show
/// @param text what is meant, before any encoding
/// @param refusable control characters: to refuse them politely is as good as to keep them
public record UnusualText(String variety, String text, boolean refusable) {
  private static final String ROCKET = "\uD83D\uDE80";
  private static final String FAMILY =
      "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";
  private static final String FLAG = "\uD83C\uDDEC\uD83C\uDDE7";
  private static final String THUMB = "\uD83D\uDC4D\uD83C\uDFFD";

  private static UnusualText kept(String variety, String text) {
    return new UnusualText(variety, text, false);
  }

  private static UnusualText odd(String variety, String text) {
    return new UnusualText(variety, text, true);
  }

  /// All kinds around one plain text, the ones that break most services first.
  ///
  /// @param plain an everyday value for the site
  /// @param max longest legal text in code points
  public static List<UnusualText> around(String plain, int max) {
    var texts = new ArrayList<UnusualText>();
    texts.add(kept("emoji trailing", cut(plain, max - 1) + ROCKET));
    texts.addAll(quoted(plain, max));
    texts.addAll(emoji(plain, max));
    texts.addAll(scripts(plain, max));
    texts.addAll(invisible(plain, max));
    texts.addAll(padded(plain, max));
    texts.addAll(control(plain, max));
    return texts.stream().filter(text -> text.text().codePointCount(0, text.text().length()) <= max).toList();
  }

  private static List<UnusualText> emoji(String plain, int max) {
    return List.of(
        kept("emoji only", ROCKET),
        kept("emoji leading", ROCKET + cut(plain, max - 1)),
        kept("emoji within", within(cut(plain, max - 1), ROCKET)),
        kept("emoji family", cut(plain, max - 7) + FAMILY),
        kept("emoji flag", cut(plain, max - 2) + FLAG),
        kept("emoji skin tone", cut(plain, max - 2) + THUMB),
        kept("emoji keycap", cut(plain, max - 3) + "1\uFE0F\u20E3"));
  }

  private static List<UnusualText> quoted(String plain, int max) {
    return List.of(
        kept("apostrophe", within(cut(plain, max - 1), "'")),
        kept("quotes", "\"" + cut(plain, max - 2) + "\""),
        kept("angle brackets", "<b>" + cut(plain, max - 7) + "</b>"),
        kept("percent", cut(plain, max - 3) + "%zz"),
        kept("backslash", within(cut(plain, max - 1), "\\")),
        kept("ampersand", within(cut(plain, max - 1), "&")),
        kept("plus and slash", cut(plain, max - 2) + "+/"),
        kept("braces", "${" + cut(plain, max - 3) + "}"),
        kept("the word null", "null"),
        kept("formula", "=1+1"));
  }

  private static List<UnusualText> scripts(String plain, int max) {
    return List.of(
        kept("combining mark", within(cut(plain, max - 1), "\u0301")),
        kept("right to left", "\u05E9\u05DC\u05D5\u05DD"),
        kept("arabic", "\u0645\u0631\u062D\u0628\u0627"),
        kept("chinese", "\u6F22\u5B57"),
        kept("astral", "\uD842\uDFB7\uD835\uDC9C"),
        kept("full width", "\uFF21\uFF22\uFF11\uFF12"),
        kept("case expanding", "Stra\u00DFe \u0130z\u0149\uFB01"),
        kept("abugida", "\u0915\u094D\u0937\u093F \u0E01\u0E33"),
        kept("zalgo", zalgo(cut(plain, Math.min(max, 40) / 4))));
  }

  private static List<UnusualText> invisible(String plain, int max) {
    return List.of(
        kept("zero width space", within(cut(plain, max - 1), "\u200B")),
        kept("zero width joiner", within(cut(plain, max - 1), "\u200D")),
        kept("byte order mark within", within(cut(plain, max - 1), "\uFEFF")),
        kept("bidi override", "\u202E" + cut(plain, max - 1)),
        kept("line separator", within(cut(plain, max - 1), "\u2028")),
        kept("no-break space", within(cut(plain, max - 1), "\u00A0")));
  }

  private static List<UnusualText> padded(String plain, int max) {
    return List.of(
        kept("leading and trailing spaces", " " + cut(plain, max - 2) + " "),
        odd("only spaces", " ".repeat(Math.max(1, Math.min(3, max)))),
        kept("leading zeros", "00" + cut(plain, max - 2)));
  }

  private static List<UnusualText> control(String plain, int max) {
    return List.of(
        odd("line break", within(cut(plain, max - 1), "\n")),
        odd("tab", within(cut(plain, max - 1), "\t")),
        odd("bell", within(cut(plain, max - 1), "\u0007")),
        odd("escape", within(cut(plain, max - 1), "\u001B")),
        odd("nul", within(cut(plain, max - 1), "\u0000")),
        odd("noncharacter", cut(plain, max - 1) + "\uFFFF"));
  }

  /// Texts of remarkable length, where no limit is stated: past the usual column widths.
  public static List<UnusualText> lengthy(String plain, int max) {
    return List.of(300, 5_000, 70_000).stream()
        .filter(length -> length <= max)
        .map(length -> kept("very long: " + length, repeated(plain, length)))
        .toList();
  }

  /// The first `length` code points.
  public static String cut(String text, int length) {
    int have = text.codePointCount(0, text.length());
    return length <= 0 ? "" : have <= length ? text : text.substring(0, text.offsetByCodePoints(0, length));
  }

  private static String within(String text, String what) {
    int middle = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
    return text.substring(0, middle) + what + text.substring(middle);
  }

  private static String zalgo(String text) {
    var out = new StringBuilder();
    text.codePoints().forEach(c -> out.appendCodePoint(c).append("\u0336\u0489\u035C"));
    return out.toString();
  }

  /// Exactly `length` code points of the text, over and over.
  public static String repeated(String text, int length) {
    String unit = text.isEmpty() ? "a" : text;
    return cut(unit.repeat(length / Math.max(1, unit.codePointCount(0, unit.length())) + 1), length);
  }
}
