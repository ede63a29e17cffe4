package dev.prodproof.core;

import java.util.Locale;

/// How much a finding matters. Ordered from advice, which fails nothing, to critical.
public enum Severity {
  INFO,
  MINOR,
  MAJOR,
  CRITICAL;

  /// The lesser of the two: a check's own severity is the ceiling of its findings.
  public Severity atMost(Severity ceiling) {
    return compareTo(ceiling) <= 0 ? this : ceiling;
  }

  public boolean atLeast(Severity floor) {
    return compareTo(floor) >= 0;
  }

  /// The severity of that word; `none` only informs.
  public static Severity of(String word) {
    return word.equals("none") ? INFO : valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// The word in reports and rule sheets.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
