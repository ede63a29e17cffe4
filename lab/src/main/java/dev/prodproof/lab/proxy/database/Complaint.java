package dev.prodproof.lab.proxy.database;

/// What a database says when it can't, by its SQLSTATE (PostgreSQL manual, appendix A).
public enum Complaint {
  SERIALISATION("40001", false, "could not serialize access due to concurrent update"),
  DEADLOCK("40P01", false, "deadlock detected"),
  /// To new connections alone.
  TOO_MANY_CONNECTIONS("53300", true, "sorry, too many clients already"),
  CANCELLED("57014", false, "canceling statement due to statement timeout"),
  /// Ends the connection.
  SHUTDOWN("57P01", true, "terminating connection due to administrator command"),
  READ_ONLY("25006", false, "cannot execute the statement in a read-only transaction");

  private final String sqlState;
  private final boolean fatal;
  private final String text;

  Complaint(String sqlState, boolean fatal, String text) {
    this.sqlState = sqlState;
    this.fatal = fatal;
    this.text = text;
  }

  public String sqlState() {
    return sqlState;
  }

  /// The connection ends with it.
  public boolean fatal() {
    return fatal;
  }

  public String text() {
    return text;
  }

  /// For facts and sentences: `SQLSTATE 40001`.
  public String word() {
    return "SQLSTATE " + sqlState;
  }
}
