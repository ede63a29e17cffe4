package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Replacement;
import dev.prodproof.facts.Replacement.Casualty;
import dev.prodproof.facts.Replacement.How;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The requests that customers lost while one instance took over from another.
final class Casualties {
  private final Map<How, List<Casualty>> byHow = new EnumMap<>(How.class);
  private long requests;
  private long passedOn;

  void see(Replacement replacement) {
    requests += replacement.requests();
    passedOn += replacement.passedOn();
    replacement.lost().forEach(one -> byHow.computeIfAbsent(one.how(), _ -> new ArrayList<>()).add(one));
  }

  long requests() {
    return requests;
  }

  long passedOn() {
    return passedOn;
  }

  long lost() {
    return byHow.values().stream().mapToLong(List::size).sum();
  }

  /// Told in one clause where a finding explains them, and no longer told apart: `; 22 of 614 requests failed with a
  /// 5xx`. Empty where there are none.
  String consequence(How how) {
    List<Casualty> all = byHow.getOrDefault(how, List.of());
    return all.isEmpty() ? "" : "; %d of %d requests %s".formatted(all.size(), requests, words(how));
  }

  /// @param when ends the sentence "3 requests failed …"
  /// @param toldElsewhere another finding explains these
  void addTo(Findings findings, String when, Set<How> toldElsewhere) {
    byHow.forEach(
        (how, all) -> {
          if (toldElsewhere.contains(how)) {
            return;
          }
          Casualty first = all.getFirst();
          findings.add(
              severity(how),
              first.operation(),
              "%d of %d requests %s %s; the first at %s"
                  .formatted(all.size(), requests, words(how), when, first.instance()),
              "requests " + words(how) + " " + when,
              List.of(first.exchange()));
        });
  }

  /// A connection may be accepted by the machine in the moment in which the listener closes: nobody can rule
  /// that out altogether.
  private static Severity severity(How how) {
    return how == How.ACCEPTED_AND_RESET ? Severity.INFO : Severity.MAJOR;
  }

  private static String words(How how) {
    return switch (how) {
      case CUT_OFF -> "under way were cut off";
      case ACCEPTED_AND_RESET -> "were accepted after SIGTERM and then reset";
      case FAILED -> "failed with a 5xx";
      case NOT_KNOWN -> "were refused for what another instance knows";
      case UNANSWERED -> "got no answer";
      case NOBODY_THERE -> "found no instance";
    };
  }
}
