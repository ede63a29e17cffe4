package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.facts.Exchange;

/// How an operation was brought to a good answer.
///
/// @param variety of the plain case that worked
/// @param accepted the case as it was sent
record Reached(String identity, String variety, Case accepted, Exchange exchange) {}
