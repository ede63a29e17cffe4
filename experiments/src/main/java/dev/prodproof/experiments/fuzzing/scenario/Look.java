package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.facts.Exchange;

/// One look for a thing.
///
/// @param exchange the telling one
record Look(Outcome outcome, Exchange exchange) {
  enum Outcome {
    PRESENT,
    ABSENT,
    /// The reading was refused, throttled, failed or incomplete.
    UNCLEAR
  }

  static Look at(Reading reading) {
    Outcome outcome =
        reading.exchange().succeeded() ? Outcome.PRESENT : reading.absent() ? Outcome.ABSENT : Outcome.UNCLEAR;
    return new Look(outcome, reading.exchange());
  }

  boolean is(Outcome wanted) {
    return outcome == wanted;
  }
}
