package dev.prodproof.lab.recipe;

import java.util.regex.Pattern;

/// What HTTP can carry in a field (RFC 9110 §5.1, §5.5).
final class Fields {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

  private Fields() {}

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  static boolean isValue(String text) {
    return VALUE.matcher(text).matches();
  }
}
