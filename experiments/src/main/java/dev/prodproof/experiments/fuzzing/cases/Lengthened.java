package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.fuzzing.values.UnusualText;
import java.util.Optional;

/// An everyday text made as long as is allowed, so that it stays what it is: an address stays an address.
/// What has a form that nobody can stretch (a date, a telephone number) isn't stretched.
final class Lengthened {
  /// RFC 5321 §4.5.3.1.1, and what fits into a path of 256 with its brackets.
  private static final int LOCAL = 64;

  private static final int ADDRESS = 254;

  /// Below the 63 of RFC 1035 §2.3.4.
  private static final int LABEL = 60;

  private Lengthened() {}

  /// @return empty where no text of that length keeps the form of the good one
  static Optional<String> of(String good, int length) {
    int at = good.indexOf('@');
    if (at > 0 && good.indexOf(' ') < 0) {
      return address(good.substring(0, at), good.substring(at + 1), length);
    }
    if (good.contains("://")) {
      String path = good + (good.indexOf('/', good.indexOf("://") + 3) < 0 ? "/" : "");
      return length < path.length() ? Optional.empty() : Optional.of(path + "a".repeat(length - path.length()));
    }
    return prose(good) ? Optional.of(UnusualText.repeated(good, length)) : Optional.empty();
  }

  /// Words, and nothing that reads like a number, a time or an address.
  private static boolean prose(String text) {
    return text.isEmpty() || (text.chars().anyMatch(Character::isLetter) && !text.matches("\\d.*|.*[:/\\\\+@].*"));
  }

  private static Optional<String> address(String local, String domain, int length) {
    int missing = length - local.length() - 1 - domain.length();
    if (missing < 0 || length > ADDRESS) {
      return Optional.empty();
    }
    int more = Math.clamp(LOCAL - local.length(), 0, missing);
    // A label takes two characters at the least, with its dot.
    more -= missing - more == 1 ? 1 : 0;
    var labels = new StringBuilder();
    for (int left = missing - more; left > 0; left = missing - more - labels.length()) {
      int label = left - 1 > LABEL + 2 ? LABEL : Math.min(left - 1, LABEL + 2);
      labels.append("a".repeat(label)).append('.');
    }
    return more < 0 ? Optional.empty() : Optional.of(local + "a".repeat(more) + "@" + labels + domain);
  }
}
