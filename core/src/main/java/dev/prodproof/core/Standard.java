package dev.prodproof.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Every demand, built or planned: the fixed denominator of each run.
public record Standard(String version, List<RuleSheet> checks) {
  /// The chapter that people vouch for; it is graded apart and never decides.
  public static final String READINESS = "readiness";

  public Standard {
    checks = List.copyOf(checks);
  }

  public Optional<RuleSheet> sheet(String id) {
    return checks.stream().filter(sheet -> sheet.id().equals(id)).findFirst();
  }

  public Set<String> chapters() {
    var chapters = new LinkedHashSet<String>();
    checks.forEach(sheet -> chapters.add(sheet.chapter()));
    return chapters;
  }
}
