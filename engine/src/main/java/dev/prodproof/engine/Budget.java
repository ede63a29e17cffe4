package dev.prodproof.engine;

import dev.prodproof.core.Unusable;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long experiments may take, each by its share.
///
/// @param name as the user gave it: `quick`, `default`, `full` or a duration
/// @param each the longest that one experiment takes; the survey takes a quarter of it, the confirmation
/// half
/// @param longest the same for an experiment that only time lets show anything
public record Budget(String name, Duration each, Duration longest) {
  public static final Budget QUICK = new Budget("quick", Duration.ofSeconds(50));
  public static final Budget DEFAULT =
      new Budget("default", Duration.ofMinutes(3), Duration.ofSeconds(750));
  public static final Budget FULL =
      new Budget("full", Duration.ofMinutes(20), Duration.ofMinutes(33));

  /// A cold JVM needs a second of it for itself.
  private static final Duration LEAST_SURVEY = Duration.ofSeconds(5);

  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(s|m|min|h)");

  /// A time that was given is kept to.
  public Budget(String name, Duration each) {
    this(name, each, each);
  }

  public static Budget of(String text) {
    return switch (text) {
      case "quick" -> QUICK;
      case "default" -> DEFAULT;
      case "full" -> FULL;
      default -> lasting(text);
    };
  }

  private static Budget lasting(String text) {
    Matcher duration = DURATION.matcher(text);
    if (!duration.matches()) {
      throw new Unusable(
          "--budget takes quick, default, full or a duration such as 90s, 5m, 1h; not `" + text + "`");
    }
    long number = Long.parseLong(duration.group(1));
    Duration whole =
        switch (duration.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofMinutes(number);
        };
    // The rest is for the survey and the confirmation.
    return new Budget(text, whole.multipliedBy(4).dividedBy(7));
  }

  /// A short budget is no reason not to find the description: most of this is never used.
  Duration survey() {
    Duration quarter = each.dividedBy(4);
    return quarter.compareTo(LEAST_SURVEY) < 0 ? LEAST_SURVEY : quarter;
  }

  Duration confirmation() {
    return each.dividedBy(2);
  }
}
