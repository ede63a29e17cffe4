package dev.prodproof.core;

import java.util.Locale;

/// What a request or fault does to the target: what the user consents to, from gentle to rough.
public enum Impact {
  READS,
  WRITES,
  STRESSES,
  BREAKS;

  /// @throws Unusable when it is no such word
  public static Impact of(String word) {
    for (Impact impact : values()) {
      if (impact.word().equals(word)) {
        return impact;
      }
    }
    throw new Unusable("`" + word + "` is no impact: use reads, writes, stresses or breaks");
  }

  public boolean within(Impact consent) {
    return compareTo(consent) <= 0;
  }

  /// The word in `--allow`, recipes and rule sheets.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
