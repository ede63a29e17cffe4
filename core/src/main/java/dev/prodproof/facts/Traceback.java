package dev.prodproof.facts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stack trace in some text: which exception, and where in the application it was thrown.
///
/// @param frame the first frame that isn't a framework's; empty where there is none
public record Traceback(String exception, String frame) {
  private static final Pattern JAVA =
      Pattern.compile("([\\w.$]{1,200}(?:Exception|Error))(?::[^\\n]{0,500})?\\r?\\n\\s+at ([\\w.$]{1,200})\\(");

  public static Optional<Traceback> in(String text) {
    if (!text.contains("at ")) {
      return Optional.empty();
    }
    Matcher java = JAVA.matcher(text);
    return java.find()
        ? Optional.of(new Traceback(java.group(1), java.group(2)))
        : Optional.empty();
  }
}
