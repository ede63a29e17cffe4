package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.BoundaryCases;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.InvalidCases;
import dev.prodproof.experiments.fuzzing.cases.Opening;
import dev.prodproof.experiments.fuzzing.cases.RudeCases;
import dev.prodproof.experiments.fuzzing.cases.UnusualCases;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All cases of one operation: first the few that show most, then one family after the other, so that each
/// family shows early what it can find.
final class Deck {
  private final Draft plain;
  private final Deque<Case> opening;
  private final Deque<Deque<Case>> families = new ArrayDeque<>();

  /// @param plain an accepted request, or the best guess
  /// @param declared methods of the same path
  /// @param headers with odd header fields, too: the same code reads them for all operations
  Deck(Draft plain, Set<String> declared, boolean headers) {
    this.plain = plain;
    List<List<Case>> all =
        List.of(
            InvalidCases.of(plain),
            UnusualCases.of(plain),
            BoundaryCases.of(plain),
            RudeCases.malformed(plain),
            RudeCases.wrongMedia(plain),
            RudeCases.wrongMethods(plain, declared),
            headers ? RudeCases.oddHeaders(plain) : List.<Case>of());
    this.opening = new ArrayDeque<>(Opening.of(all.stream().flatMap(List::stream).toList()));
    Set<Case> first = Collections.newSetFromMap(new IdentityHashMap<>());
    first.addAll(opening);
    for (List<Case> family : all) {
      Collection<Case> rest = family.stream().filter(one -> !first.contains(one)).toList();
      if (!rest.isEmpty()) {
        families.add(new ArrayDeque<>(rest));
      }
    }
  }

  ApiOperation operation() {
    return plain.operation();
  }

  /// What the cases differ from.
  Draft plain() {
    return plain;
  }

  /// The few that show most were all dealt.
  boolean opened() {
    return opening.isEmpty();
  }

  /// As if the few that show most had been dealt: another deck of the operation dealt them.
  void skipOpening() {
    opening.clear();
  }

  Optional<Case> deal() {
    if (!opening.isEmpty()) {
      return Optional.of(opening.removeFirst());
    }
    Deque<Case> family = families.pollFirst();
    if (family == null) {
      return Optional.empty();
    }
    Case next = family.removeFirst();
    if (!family.isEmpty()) {
      families.addLast(family);
    }
    return Optional.of(next);
  }
}
