package dev.prodproof.checks.sheets;

/// What is wrong in a rule sheet, where, and what its author can do: `file:line: what. Remedy`.
/// Lines count from 1 at the top of the file, front matter included, so that an editor can jump.
final class SheetMistake extends RuntimeException {
  private static final long serialVersionUID = 1;

  SheetMistake(String file, int line, String what, String remedy) {
    super("%s:%d: %s. %s".formatted(file, line, what, remedy));
  }
}
