package dev.prodproof.facts.leak;

/// Tells an article that quotes an error from an error: an article has sentences.
final class Prose {
  /// Error pages have up to three: what happened, whom to tell, where the log is. [H]
  private static final int FEW = 4;

  private static final int WORDS_OF_A_SENTENCE = 5;

  private Prose() {}

  static boolean is(String text) {
    int sentences = 0;
    int words = 0;
    boolean plain = true;
    for (int i = 0; i < text.length() && sentences < FEW; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '{' || c == '}') {
        words = 0;
        plain = true;
      } else if (c == ' ') {
        words++;
      } else if (c == '/' || c == '\\' || c == '_' || (c == '(' && glued(text, i))) {
        plain = false;
      } else if ((c == '.' || c == '?' || c == '!') && ends(text, i)) {
        sentences += plain && words + 1 >= WORDS_OF_A_SENTENCE ? 1 : 0;
        words = 0;
        plain = true;
      }
    }
    return sentences >= FEW;
  }

  private static boolean glued(String text, int bracket) {
    return bracket > 0 && Character.isLetterOrDigit(text.charAt(bracket - 1));
  }

  private static boolean ends(String text, int stop) {
    return stop + 1 == text.length() || Character.isWhitespace(text.charAt(stop + 1));
  }
}
