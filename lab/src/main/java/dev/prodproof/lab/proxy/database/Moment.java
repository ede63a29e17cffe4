package dev.prodproof.lab.proxy.database;

import java.util.Locale;
import java.util.regex.Pattern;

/// A statement about to go to the database.
///
/// @param inTransaction a transaction was opened before it
public record Moment(String sql, Kind kind, boolean inTransaction) {
  /// By its first word, which is all that can be told from outside.
  public enum Kind {
    READ,
    WRITE,
    BEGIN,
    COMMIT,
    /// Settings, definitions, rollbacks, nothing at all.
    OTHER
  }

  private static final int LOOKED_AT = 4_096;
  private static final Pattern LEAD = Pattern.compile("(?:\\s|\\(|--[^\n]*+\n|/\\*[^*]*+\\*/)*+");
  private static final Pattern WRITES =
      Pattern.compile("\\b(?:insert\\s+into|update\\s|delete\\s+from|merge\\s+into)");
  private static final Pattern ENDS_IN_COMMIT = Pattern.compile(";\\s*commit\\s*;?\\s*\\z");

  public static Moment of(String sql, boolean inTransaction) {
    return new Moment(sql, kind(sql), inTransaction);
  }

  /// What it did is stored for good once it is acknowledged.
  public boolean commits() {
    return kind == Kind.COMMIT || (kind == Kind.WRITE && !inTransaction);
  }

  /// It reads or writes what the service keeps.
  public boolean works() {
    return kind == Kind.READ || kind == Kind.WRITE;
  }

  private static Kind kind(String sql) {
    String text = sql.length() > LOOKED_AT ? sql.substring(0, LOOKED_AT) : sql;
    var lead = LEAD.matcher(text);
    int from = lead.lookingAt() ? lead.end() : 0;
    int to = from;
    while (to < text.length() && Character.isLetter(text.charAt(to))) {
      to++;
    }
    String rest = text.substring(from).toLowerCase(Locale.ROOT);
    return switch (text.substring(from, to).toLowerCase(Locale.ROOT)) {
      case "select", "values", "table" -> Kind.READ;
      case "insert", "update", "delete", "merge", "replace", "copy", "call", "truncate" -> Kind.WRITE;
      case "with" -> WRITES.matcher(rest).find() ? Kind.WRITE : Kind.READ;
      case "begin", "start" -> ENDS_IN_COMMIT.matcher(rest).find() ? Kind.COMMIT : Kind.BEGIN;
      case "commit", "end" -> Kind.COMMIT;
      default -> Kind.OTHER;
    };
  }
}
