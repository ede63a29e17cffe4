package dev.prodproof.experiments.fuzzing.refusal;

/// One thing that one refusal taught. Refusals lie: act only on what was said more than once.
public record Lesson(Mention about, Rule rule) {}
