package dev.prodproof.checks.failures;

import dev.prodproof.core.Fold;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.HttpFact;
import java.util.Set;
import java.util.TreeSet;

/// What is said of some methods, for services that have them.
final class OfMethods implements Fold<HttpFact> {
  private final Set<String> methods;
  private final Fold<Comparison> fold;
  private int operations;
  private boolean pages;
  private boolean concerned;

  OfMethods(Set<String> methods, Fold<Comparison> fold) {
    this.methods = methods;
    this.fold = fold;
  }

  @Override
  public void see(HttpFact fact) {
    switch (fact) {
      case Comparison comparison -> fold.see(comparison);
      case Described described -> {
        // What pages show is not all that there is.
        pages |= described.version().equals("html");
        operations += described.operations().size();
        concerned |= described.operations().stream().anyMatch(one -> methods.contains(one.method()));
      }
      default -> {}
    }
  }

  @Override
  public Verdict verdict() {
    Verdict verdict = fold.verdict();
    return verdict instanceof Verdict.Inconclusive && operations > 0 && !pages && !concerned
        ? new Verdict.NotApplicable(
            "none of the %d operations that are described is a %s".formatted(operations, String.join(" or ", new TreeSet<>(methods).reversed())))
        : verdict;
  }
}
