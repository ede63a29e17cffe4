package dev.prodproof.core;

/// One pass over a dossier. Its memory is bounded by what it keeps of failures, not by the facts it sees.
public interface Fold<F extends Fact> {
  void see(F fact);

  Verdict verdict();
}
