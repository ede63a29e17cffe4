package dev.prodproof.cli.load;

import dev.prodproof.core.Unusable;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rates and durations as people write them: `200/s`, `90/m`, `300ms`, `2.5s`.
final class Amount {
  private static final Pattern RATE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(?:/(s|m|h))?");
  private static final Pattern TIME = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");

  private Amount() {}

  /// @return requests a second
  static double rate(String text) {
    Matcher matcher = RATE.matcher(text.strip());
    if (!matcher.matches() || Double.parseDouble(matcher.group(1)) <= 0) {
      throw new Unusable("`" + text + "` is no rate: write 200, 200/s or 90/m");
    }
    double number = Double.parseDouble(matcher.group(1));
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    return switch (unit) {
      case "m" -> number / 60;
      case "h" -> number / 3_600;
      default -> number;
    };
  }

  static Duration time(String text) {
    Matcher matcher = TIME.matcher(text.strip());
    if (!matcher.matches()) {
      throw new Unusable("`" + text + "` is no duration: write 300ms, 10s, 2.5s, 5m or 1h");
    }
    double unit =
        switch (matcher.group(2)) {
          case "ms" -> 1e6;
          case "s" -> 1e9;
          case "m" -> 60e9;
          default -> 3_600e9;
        };
    return Duration.ofNanos((long) (Double.parseDouble(matcher.group(1)) * unit));
  }
}
