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
  private static final Pattern LEAD =
      Pattern.compile("(?:\\s|\\(|--[^\n]*+\n|/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/)*+");
  private static final Pattern WRITES =
      Pattern.compile("\\b(?:insert\\s+into|update\\s|delete\\s+from|merge\\s+into)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ENDS_IN_COMMIT =
      Pattern.compile(";\\s*commit\\s*;?\\s*\\z", Pattern.CASE_INSENSITIVE);

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
    int from = 0;
    if (!text.isEmpty() && !Character.isLetter(text.charAt(0))) {
      var lead = LEAD.matcher(text);
      from = lead.lookingAt() ? lead.end() : 0;
    }
    int to = from;
    while (to < text.length() && Character.isLetter(text.charAt(to))) {
      to++;
    }
    return switch (text.substring(from, to).toLowerCase(Locale.ROOT)) {
      case "select", "values", "table" -> Kind.READ;
      case "insert", "update", "delete", "merge", "replace", "copy", "call", "truncate" -> Kind.WRITE;
      case "with" -> WRITES.matcher(text).find() ? Kind.WRITE : Kind.READ;
      case "begin", "start" -> ENDS_IN_COMMIT.matcher(text).find() ? Kind.COMMIT : Kind.BEGIN;
      case "commit", "end" -> Kind.COMMIT;
      default -> Kind.OTHER;
    };
  }
}
