package dev.prodproof.cli;

/// Keeps libraries from writing their logs between our lines: Java makes one of these in place of reading its
/// own configuration, and it sets up nothing.
public final class Hush {
  private static final String CONFIGURATION = "java.util.logging.config.class";

  static void libraries() {
    System.setProperty(CONFIGURATION, Hush.class.getName());
  }
}
