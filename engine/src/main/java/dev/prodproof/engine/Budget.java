package dev.prodproof.engine;

import dev.prodproof.core.Unusable;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long a run may take.
public sealed interface Budget {
  Budget QUICK = new PerExperiment("quick", Duration.ofSeconds(50), Duration.ofSeconds(50));
  Budget DEFAULT = new PerExperiment("default", Duration.ofMinutes(3), Duration.ofSeconds(750));
  Budget FULL = new PerExperiment("full", Duration.ofMinutes(20), Duration.ofMinutes(33));

  /// A cold JVM needs a second of it for itself.
  Duration LEAST_SURVEY = Duration.ofSeconds(5);

  Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(s|m|min|h)");

  /// As the user gave it: `quick`, `default`, `full` or a duration.
  String name();

  /// A short budget is no reason not to find the description: most of this is never used.
  Duration survey();

  Duration confirmation();

  /// For looking at one finding again.
  Duration replay();

  /// The time by its name: what each experiment takes at most.
  ///
  /// @param longest the same for an experiment that only time lets show anything
  record PerExperiment(String name, Duration each, Duration longest) implements Budget {
    @Override
    public Duration survey() {
      return atLeast(LEAST_SURVEY, each.dividedBy(4));
    }

    @Override
    public Duration confirmation() {
      return each.dividedBy(2);
    }

    @Override
    public Duration replay() {
      return each;
    }
  }

  /// A time that was given, for the whole run, confirmation included: [Shares] divides it.
  record Whole(String name, Duration time) implements Budget {
    private static final int CONFIRMATION = 7;

    @Override
    public Duration survey() {
      return atLeast(LEAST_SURVEY, time.dividedBy(CONFIRMATION));
    }

    @Override
    public Duration confirmation() {
      return time.dividedBy(CONFIRMATION);
    }

    @Override
    public Duration replay() {
      return time;
    }

    /// What experiments have, the survey among them.
    Duration observation() {
      return time.minus(confirmation());
    }
  }

  private static Duration atLeast(Duration least, Duration time) {
    return time.compareTo(least) < 0 ? least : time;
  }

  static Budget of(String text) {
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
    return new Whole(
        text,
        switch (duration.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofMinutes(number);
        });
  }
}
