package dev.prodproof.wire;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// File descriptors of this process. Without one no connection can be opened, which is nobody's
/// fault but ours.
public final class Descriptors {
  public static final String EXHAUSTED =
      "no more connections can be opened: this process has no file descriptors left; raise the "
          + "limit (ulimit -n) and start again";

  /// As Linux and macOS put EMFILE; nothing else tells it from other failures.
  private static final String WORDS = "too many open files";

  private Descriptors() {}

  public static boolean exhausted(@Nullable Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT).contains(WORDS)) {
        return true;
      }
    }
    return false;
  }
}
