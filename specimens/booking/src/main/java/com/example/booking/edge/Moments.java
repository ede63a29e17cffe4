package com.example.booking.edge;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates and times as RFC 3339 writes them, in UTC and microseconds: what the database keeps.
final class Moments {

  static final OffsetDateTime NEVER = LocalDateTime.of(1, 1, 1, 0, 0).atOffset(ZoneOffset.UTC);

  private static final Pattern RFC3339 =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:(\\.[0-9]{1,6})[0-9]*)?"
              + "(?:Z|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))");

  private Moments() {}

  static @Nullable OffsetDateTime parse(String text) {
    Matcher parts = RFC3339.matcher(text.toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      return null;
    }
    try {
      String fraction = parts.group(2) == null ? "" : parts.group(2);
      LocalDateTime local = LocalDateTime.parse(parts.group(1) + fraction);
      LocalDateTime utc = local.minusMinutes(offset(parts));
      return utc.getYear() < 1 || utc.getYear() > 9999 ? null : utc.atOffset(ZoneOffset.UTC);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  /// Minutes; ZoneOffset stops at 18 hours, RFC 3339 doesn't.
  private static int offset(Matcher parts) {
    if (parts.group(3) == null) {
      return 0;
    }
    int minutes = Integer.parseInt(parts.group(4)) * 60 + Integer.parseInt(parts.group(5));
    return parts.group(3).equals("-") ? -minutes : minutes;
  }
}
