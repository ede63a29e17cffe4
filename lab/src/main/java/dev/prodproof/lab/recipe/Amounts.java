package dev.prodproof.lab.recipe;

import dev.prodproof.lab.Recipe.Rate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations, sizes, rates and shares as people write them: `10s`, `1MB`, `512KiB`, `200/s`,
/// `0.1%`. The schema checked the form.
final class Amounts {
  private static final Pattern DURATION = Pattern.compile("([0-9.]+) *(ms|s|m|h)");
  private static final Pattern RATE = Pattern.compile("([0-9]+) */ *(s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("([0-9]+) *(?:([kmg])(i?))?b?");

  private Amounts() {}

  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    long unit =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          default -> 3_600_000;
        };
    return Duration.ofMillis(
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).longValue());
  }

  static Rate rate(String text) {
    Matcher matcher = RATE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    String unit = matcher.group(2);
    Duration per = unit.equals("d") ? Duration.ofDays(1) : duration("1" + unit);
    return new Rate(Long.parseLong(matcher.group(1)), per);
  }

  /// Of one: `0.1%` is 0.001.
  static double share(String percent) {
    return Double.parseDouble(percent.replace("%", "").strip()) / 100;
  }

  /// In bytes. `KB` is 1,000, `KiB` 1,024 (IEC 80000-13).
  static long size(String text) {
    Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    String prefix = matcher.group(2) == null ? "" : matcher.group(2);
    long base = "i".equals(matcher.group(3)) ? 1024 : 1000;
    int power =
        switch (prefix) {
          case "k" -> 1;
          case "m" -> 2;
          case "g" -> 3;
          default -> 0;
        };
    long unit = 1;
    for (int i = 0; i < power; i++) {
      unit *= base;
    }
    return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
  }
}
