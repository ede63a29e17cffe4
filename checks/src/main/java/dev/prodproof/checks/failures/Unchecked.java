package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Rules of a body that an operation doesn't enforce. Where it enforces hardly any, it validates nothing there:
/// that is one thing to mend, however many rules there are.
final class Unchecked {
  /// Places of one body.
  private static final int MANY = 4;

  private static final int MOST_NAMED = 5;
  private static final int MOST = 1_000;

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .reversed()
          .thenComparing(Finding::where)
          .thenComparing(finding -> finding.cause().toString());

  /// By operation, then by place and cause.
  private final Map<String, Map<String, Finding>> accepted = new TreeMap<>();

  void add(String operation, Finding finding) {
    Map<String, Finding> own = accepted.computeIfAbsent(operation, _ -> new TreeMap<>());
    if (own.size() < MOST) {
      own.putIfAbsent(finding.where() + " " + finding.cause(), finding);
    }
  }

  boolean isEmpty() {
    return accepted.isEmpty();
  }

  void tell(Findings findings) {
    accepted.forEach(
        (operation, rules) -> {
          List<Finding> own = new ArrayList<>(rules.values());
          own.sort(ORDER);
          List<String> places = own.stream().map(Finding::where).distinct().toList();
          if (places.size() < MANY) {
            own.forEach(finding -> findings.add(operation, finding));
          } else {
            findings.add(together(operation, own.getFirst(), places));
          }
        });
  }

  /// The first of them with the others' places. Its own place and cause stay, and so does its id: to show it again
  /// that one will do.
  private static Finding together(String operation, Finding first, List<String> places) {
    List<String> others =
        places.stream().filter(place -> !place.equals(first.where())).map(place -> place.replaceFirst("^input ", "")).toList();
    String named = others.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int rest = others.size() - MOST_NAMED;
    String what =
        "%s: %s; nor are the rules enforced at %d more places of its body (%s%s)"
            .formatted(first.what(), operation, others.size(), named, rest > 0 ? " and " + rest + " more" : "");
    return new Finding(first.severity(), first.where(), what, first.cause(), first.evidence());
  }
}
