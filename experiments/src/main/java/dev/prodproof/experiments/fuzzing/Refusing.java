package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.facts.Exchange;

/// Reads refusals and keeps what they teach.
final class Refusing implements Refusals {
  private final Lessons lessons;

  Refusing(Lessons lessons) {
    this.lessons = lessons;
  }

  @Override
  public boolean teach(Case refused, Exchange refusal) {
    return !lessons.needed(refused.draft().operation().id()).isEmpty();
  }
}
