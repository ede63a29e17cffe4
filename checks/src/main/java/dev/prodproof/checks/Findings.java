package dev.prodproof.checks;

import dev.prodproof.core.Cause;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Severity;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Findings as they come up, one per place and cause. Of two, the graver stands, else the first.
public final class Findings {
  /// A service with more causes than this has a cause above all these.
  private static final int MOST = 1000;

  private record Key(String where, Cause cause) {}

  /// @param shownAt the operation that the finding's evidence is about
  private record Entry(Finding finding, String shownAt, Set<String> all) {
    Finding told() {
      if (shownAt.isEmpty()) {
        return finding;
      }
      String more = all.size() > 1 ? " and " + (all.size() - 1) + " more" : "";
      String what = finding.what() + ": " + shownAt + more;
      return new Finding(
          finding.severity(), finding.where(), what, finding.cause(), finding.evidence());
    }
  }

  private final Map<Key, Entry> found = new LinkedHashMap<>();

  public void add(Finding finding) {
    add("", finding);
  }

  /// For a cause that one piece of the service has in common for many operations, such as its
  /// reader of bodies: one finding, which names the operation of its evidence and counts the
  /// others.
  public void add(String operation, Finding finding) {
    var key = new Key(finding.where(), finding.cause());
    Entry old = found.get(key);
    if (old == null) {
      if (found.size() < MOST) {
        found.put(key, new Entry(finding, operation, new LinkedHashSet<>(Set.of(operation))));
      }
      return;
    }
    old.all().add(operation);
    if (finding.severity().compareTo(old.finding().severity()) > 0) {
      found.put(key, new Entry(finding, operation, old.all()));
    }
  }

  public void add(Severity severity, String where, String what, String cause, List<Long> evidence) {
    add(new Finding(severity, where, what, new Cause(cause), evidence));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Finding> list() {
    return found.values().stream().map(Entry::told).toList();
  }
}
