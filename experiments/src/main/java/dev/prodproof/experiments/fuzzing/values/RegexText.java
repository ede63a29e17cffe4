package dev.prodproof.experiments.fuzzing.values;

import com.github.curiousoddman.rgxgen.RgxGen;
import com.github.curiousoddman.rgxgen.config.RgxGenOption;
import com.github.curiousoddman.rgxgen.config.RgxGenProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Texts that fit a regular expression of JSON Schema.
///
/// The generator is wrong about look-ahead and some others, so each text is matched again before it is
/// given out; matching stops after a bounded number of characters looked at, since a pattern can be slow
/// on purpose.
public final class RegexText {
  private static final int STEPS = 200_000;
  private static final int TRIES = 12;

  private RegexText() {}

  /// Up to twelve texts, none where the pattern isn't understood.
  public static List<String> matching(String regex, int min, int max, RandomGenerator random) {
    var found = new ArrayList<String>();
    try {
      var properties = new RgxGenProperties();
      RgxGenOption.INFINITE_PATTERN_REPETITION.setInProperties(
          properties, Math.clamp((long) max, 1, Math.max(8, min)));
      RgxGen generator = RgxGen.parse(properties, unanchored(regex));
      for (int i = 0; i < TRIES; i++) {
        String text = generator.generate(random);
        int length = text.codePointCount(0, text.length());
        if (length >= min && length <= max && matches(regex, text)) {
          found.add(text);
        }
      }
    } catch (RuntimeException | StackOverflowError e) {
      // The generator knows fewer patterns than the schema's author: no text is better than a wrong one.
      return List.copyOf(found);
    }
    return found.stream().distinct().toList();
  }

  /// Whether the text fits; a pattern that can't be read or takes too long fits nothing.
  public static boolean matches(String regex, String text) {
    try {
      return Pattern.compile(regex).matcher(new Watched(text, new int[] {STEPS})).find();
    } catch (PatternSyntaxException | TooSlow | StackOverflowError e) {
      return false;
    }
  }

  private static String unanchored(String regex) {
    String inner = regex.startsWith("^") ? regex.substring(1) : regex;
    return inner.endsWith("$") && !inner.endsWith("\\$") ? inner.substring(0, inner.length() - 1) : inner;
  }

  private static final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// Counts the characters that the matcher looks at, and ends it when there are too many.
  private record Watched(CharSequence text, int[] left) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left[0] < 0) {
        throw new TooSlow();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Watched(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
