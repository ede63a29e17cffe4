package dev.prodproof.core;

/// A pure judge of facts. Its words (title, severity, why, how to fix) stand in the rule sheet beside it.
///
/// It neither sends nor reads anything; the same facts always give the same verdict, so a saved
/// dossier can be judged again.
///
/// @param <F> the facts it looks at; a sealed union where several kinds are joined
public interface Check<F extends Fact> {
  Class<F> reads();

  /// A fresh fold for one pass over the facts.
  Fold<F> judge();
}
