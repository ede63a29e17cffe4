package dev.prodproof.facts.rules;

/// What a rule says of some steps. Unknown is a case of its own.
///
/// @param because ends a sentence: `at 200/s …`
public record Ruling(Says says, String because) {
  public enum Says {
    YES,
    NO,
    UNKNOWN
  }

  public static Ruling yes(String because) {
    return new Ruling(Says.YES, because);
  }

  public static Ruling no(String because) {
    return new Ruling(Says.NO, because);
  }

  public static Ruling unknown(String because) {
    return new Ruling(Says.UNKNOWN, because);
  }

  public boolean holds() {
    return says == Says.YES;
  }

  public boolean fails() {
    return says == Says.NO;
  }

  public boolean open() {
    return says == Says.UNKNOWN;
  }
}
