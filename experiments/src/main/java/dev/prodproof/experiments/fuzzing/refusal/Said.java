package dev.prodproof.experiments.fuzzing.refusal;

/// What one message says.
///
/// @param child the property that the message itself names; empty where it names none
record Said(Rule rule, String child) {
  static Said of(Rule rule) {
    return new Said(rule, "");
  }
}
