package dev.prodproof.experiments.survey;

import dev.prodproof.experiments.description.Description;
import dev.prodproof.facts.Exchange;
import java.util.Optional;

/// Fetches the other documents of a description from the target, and from nowhere else.
///
/// @param home request target of the description: what relative references count from
record Elsewhere(Scout scout, String identity, String home) implements Description.Library {
  @Override
  public Optional<String> text(String reference) {
    Optional<String> target = scout.scope().follow(home, reference);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    try {
      return scout
          .get(identity, target.get(), "API description")
          .filter(Exchange::succeeded)
          .map(Exchange::text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
