package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.facts.Exchange;

/// Learns from what a refusal says.
interface Refusals {
  /// Whether it taught something that makes another try worthwhile.
  boolean teach(Case refused, Exchange refusal);
}
