package dev.prodproof.checks;

import dev.prodproof.core.Cause;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Findings as they come up, one per place and cause. Of two, the graver stands, else the first.
public final class Findings {
  /// A service with more causes than this has a cause above all these.
  private static final int MOST = 1000;

  private record Key(String where, Cause cause) {}

  private final Map<Key, Finding> found = new LinkedHashMap<>();

  public void add(Finding finding) {
    var key = new Key(finding.where(), finding.cause());
    if (found.size() >= MOST && !found.containsKey(key)) {
      return;
    }
    found.merge(
        key, finding, (old, now) -> now.severity().compareTo(old.severity()) > 0 ? now : old);
  }

  public void add(Severity severity, String where, String what, String cause, List<Long> evidence) {
    add(new Finding(severity, where, what, new Cause(cause), evidence));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Finding> list() {
    return new ArrayList<>(found.values());
  }
}
