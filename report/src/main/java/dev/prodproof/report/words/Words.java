package dev.prodproof.report.words;

import dev.prodproof.core.Report;
import java.util.Locale;

/// Words of the report as people read them.
public final class Words {
  private Words() {}

  /// `bad-input` → `Bad input`
  public static String chapter(String id) {
    String words = id.replace('-', ' ');
    return sentence(words);
  }

  /// Begins with a capital, as a sentence does.
  public static String sentence(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  public static String confirmed(String confirmed) {
    return switch (confirmed) {
      case "reproducible" -> "reproducible: seen every time";
      case "state-dependent" -> "state-dependent: needs what went before it, or several at once";
      case "flaky" -> "flaky: not seen every time";
      case "untried" -> "not tried again";
      default -> confirmed;
    };
  }

  public static String verdict(String verdict) {
    return switch (verdict) {
      case "pass" -> "passed";
      case "fail" -> "failed";
      case "not-applicable" -> "not applicable";
      case "not-demonstrated" -> "not demonstrated";
      default -> verdict;
    };
  }

  /// `12,345`, wherever the tool runs
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `1 check`, `2 checks`
  public static String counted(long count, String noun) {
    return number(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /// `0.4 s`, `48 s`, `4 min 12 s`
  public static String seconds(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 120 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }

  /// How the run was made, so that it can be made again.
  public static String run(Report report) {
    var settings = report.settings();
    return "%s in %s · allow %s · budget %s · seed %d · standard %s"
        .formatted(
            counted(report.exchanges(), "request"),
            seconds(report.seconds()),
            settings.allow(),
            settings.budget(),
            settings.seed(),
            report.standard().version());
  }
}
