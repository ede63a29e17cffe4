package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.BoundaryCases;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.InvalidCases;
import dev.prodproof.experiments.fuzzing.cases.RudeCases;
import dev.prodproof.experiments.fuzzing.cases.UnusualCases;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All cases of one operation, dealt one family after the other, so that each family shows early what it
/// can find.
final class Deck {
  private final Draft plain;
  private final Deque<Deque<Case>> families = new ArrayDeque<>();

  /// @param plain an accepted request, or the best guess
  /// @param declared methods of the same path
  /// @param headers with odd header fields, too: the same code reads them for all operations
  Deck(Draft plain, Set<String> declared, boolean headers) {
    this.plain = plain;
    for (List<Case> family :
        List.of(
            InvalidCases.of(plain),
            UnusualCases.of(plain),
            BoundaryCases.of(plain),
            RudeCases.malformed(plain),
            RudeCases.wrongMedia(plain),
            RudeCases.wrongMethods(plain, declared),
            headers ? RudeCases.oddHeaders(plain) : List.<Case>of())) {
      if (!family.isEmpty()) {
        families.add(new ArrayDeque<>(family));
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

  Optional<Case> deal() {
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
