package dev.prodproof.experiments.load;

import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Terms;
import java.time.Duration;

/// What must hold under which load.
final class Objectives {
  /// Ours where nothing is declared: generous for a small service.
  private static final double RATE = 10;

  private static final Duration P99 = Duration.ofSeconds(1);
  private static final double ERRORS = 0.001;

  private Objectives() {}

  static Objective of(Recipe recipe) {
    Terms.Objective told = recipe.terms().objective();
    if (told == null) {
      return new Objective(false, RATE, P99.toNanos(), ERRORS);
    }
    Recipe.Rate rate = told.rate();
    Duration p99 = told.p99();
    Double errors = told.errors();
    return new Objective(
        rate != null && p99 != null,
        rate == null ? RATE : rate.perSecond(),
        (p99 == null ? P99 : p99).toNanos(),
        errors == null ? ERRORS : errors);
  }
}
