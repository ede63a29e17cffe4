package dev.prodproof.report;

/// What the reader's terminal can show.
///
/// @param columns its width in cells
public record Look(int columns, boolean colours) {
  public static final Look PLAIN = new Look(80, false);

  /// Narrower than this nothing lines up any more; wider than this nothing reads well.
  public Look {
    columns = Math.clamp(columns, 40, 120);
  }

  String bold(String text) {
    return in("1", text);
  }

  String faint(String text) {
    return in("2", text);
  }

  /// Red and amber for what fails, green for what holds; the word is always there as well.
  String toned(String word, String text) {
    return switch (word) {
      case "critical", "F", "not-production-grade" -> in("1;31", text);
      case "major", "C", "fail" -> in("31", text);
      case "minor", "B", "inconclusive", "not-demonstrated" -> in("33", text);
      case "A", "pass", "production-grade" -> in("32", text);
      default -> faint(text);
    };
  }

  private String in(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
