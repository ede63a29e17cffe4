package dev.prodproof.experiments.delivery;

import dev.prodproof.facts.Delivered.Variety;

/// The names of what is tried, as they stand in each request's purpose.
final class Words {
  private Words() {}

  static String of(Variety variety) {
    return switch (variety) {
      case IN_SEQUENCE -> "again and again";
      case AT_ONCE -> "many times at once";
      case OUT_OF_ORDER -> "out of order";
      case AFTER_RESTART -> "again after a restart";
      case AFTER_CRASH -> "again after a crash in its middle";
      case OTHER_BODY -> "again with another body";
      case OTHER_KEY -> "and again with another key";
      case OTHER_CALLER -> "and again by another caller";
      case BAD_SIGNATURE -> "with a wrong signature";
      case NO_SIGNATURE -> "without a signature";
    };
  }
}
