package dev.prodproof.core;

import java.util.Locale;

/// What a request or fault does to the target: what the user consents to, from gentle to rough.
public enum Impact {
  READS,
  WRITES,
  STRESSES,
  BREAKS;

  public boolean within(Impact consent) {
    return compareTo(consent) <= 0;
  }

  /// The word in `--allow`, recipes and rule sheets.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
