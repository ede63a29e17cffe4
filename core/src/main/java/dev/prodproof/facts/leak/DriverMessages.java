package dev.prodproof.facts.leak;

import static dev.prodproof.facts.leak.Kind.DRIVER_MESSAGE;
import static dev.prodproof.facts.leak.Kind.SQL;

import java.util.List;

/// The words of databases and their drivers, and of sockets.
final class DriverMessages {
  private DriverMessages() {}

  private static final String PG = "PostgreSQL";
  private static final String MY = "MySQL, MariaDB";
  private static final String MS = "SQL Server";
  private static final String STATEMENT = "\\s{0,5}(?i:select|insert|update|delete|with|create)\\b";

  static final List<Signature> ALL =
      List.of(
          says(PG, "does not exist", "(?:relation|column|type) \"[^\"\\n]{1,100}\" does not exist"),
          says(PG, "unique constraint \"", "duplicate key value violates unique constraint \""),
          says(PG, "constraint \"", "violates (?:foreign key|check|exclusion) constraint \""),
          says(
              PG,
              "not-null constraint",
              "null value in column \"[^\"\\n]{1,100}\" .{0,150}violates"),
          says(PG, " at or near ", "(?:syntax error|unterminated .{1,40}) at or near \""),
          says(PG, "invalid input syntax for ", "invalid input syntax for (?:type )?\\w+: \""),
          says(PG, "pq: ", "\\bpq: [a-z][a-z ]{4}"),
          says(PG, "(SQLSTATE ", "\\(SQLSTATE [0-9A-Z]{5}\\)"),
          says(PG, "connection to server at ", "connection to server at \"[^\"]+\".{0,80} failed"),
          says(PG, "postmaster is accepting", "refused\\. Check that the hostname and port"),
          says(PG, "failed to connect to `", "failed to connect to `(?:host|user)="),
          says(MY, "You have an error in your SQL", "error in your SQL syntax; check the manual"),
          says(MY, "' doesn't exist", "Table '[\\w$-]{1,64}\\.[\\w$-]{1,64}' doesn't exist"),
          says(MY, "Duplicate entry '", "Duplicate entry '[^\\n]{0,200}' for key '"),
          says(MY, "Access denied for user '", "Access denied for user '[^'\\n]{0,80}'@'"),
          says(MY, "Unknown column '", "Unknown column '[^'\\n]{1,100}' in '"),
          says("SQLite", "no such ", "\\bno such (?:table|column): [\\w.]"),
          says("SQLite", "[SQLITE_", "\\[SQLITE_[A-Z]{3,30}\\]"),
          says(
              "SQLite", " constraint failed: ", "(?:UNIQUE|CHECK|NOT NULL|FOREIGN KEY) constraint"),
          says("SQLite", "unrecognized token: ", "unrecognized token: \""),
          says("H2", "SQL statement:", "SQL statement:[\\s\\S]{0,300}\\[\\d{5}-\\d{3}\\]"),
          says("HSQLDB", "object not found: ", "user lacks privilege or object not found: "),
          says("Oracle", "ORA-", "\\bORA-\\d{5}: \\w"),
          says("Oracle", "DPY-", "\\bDPY-\\d{4}: \\w"),
          says(MS, "Incorrect syntax near '", "Incorrect syntax near '"),
          says(MS, "Invalid object name '", "Invalid object name '"),
          says(MS, "Unclosed quotation mark", "Unclosed quotation mark (?:after|before) the char"),
          says(MS, "KEY constraint '", "Violation of (?:UNIQUE|PRIMARY) KEY constraint '"),
          says("ODBC", "[ODBC", "\\[[\\w ]{2,30}\\]\\[ODBC "),
          says("JDBC", "; bad SQL grammar [", "Callback; bad SQL grammar \\["),
          says("JDBC", "uncategorized SQLException", "uncategorized SQLException"),
          says(
              "Hibernate", "could not execute ", "could not execute (?:statement|query)[ ;] ?\\[?"),
          says("PDO", "SQLSTATE[", "SQLSTATE\\[\\w{5}\\](?: \\[\\d+\\]|:)"),
          says("MongoDB", "E11000", "E11000 duplicate key error collection: "),
          says("MongoDB", "MongoServer", "\\bMongoServer(?:Selection)?Error\\b"),
          says("MongoDB", "Topology Description: ", "Topology Description: <"),
          says(
              "Mongoose",
              "Cast to ",
              "Cast to \\w{1,40} failed for value \"[\\s\\S]{0,200} at path \""),
          says("Redis", "WRONGTYPE", "WRONGTYPE Operation against a key"),
          says("Prisma", "Invalid `", "Invalid `(?:prisma|this)\\.[\\w.]{1,80}\\(\\)` invocation"),
          says("Node", "connect ECONN", "connect ECONN(?:REFUSED|RESET) \\S{3,60}:\\d"),
          says("Node", "getaddrinfo E", "getaddrinfo E[A-Z_]{5,12} \\S"),
          says("Go", "dial tcp ", "dial tcp \\S{3,60}:\\d{1,5}: "),
          asks("[SQL: ", "\\[SQL: " + STATEMENT),
          asks("(SQL: ", "\\(SQL: " + STATEMENT),
          asks("SQL statement:", "SQL statement:" + STATEMENT),
          asks("SQL [", "SQL \\[" + STATEMENT),
          asks("grammar [", "grammar \\[" + STATEMENT),
          asks("] [", "\\] \\[(?i:select|insert into|update|delete from)\\b[^\\]]{5,300}\\?"));

  /// What drivers put beside the message when they are printed whole, as JSON.
  static final List<Signature> FIELDS =
      List.of(
          says(PG, "\"routine\"", "\"severity\":\"[A-Z]{4,8}\",\"code\":\"[0-9A-Z]{5}\""),
          says(MY, "\"sqlMessage\"", "\"sqlState\":\"[0-9A-Z]{5}\",\"sqlMessage\""));

  private static Signature says(String technology, String needle, String pattern) {
    return Signature.of(DRIVER_MESSAGE, technology, needle, pattern);
  }

  private static Signature asks(String needle, String pattern) {
    return Signature.of(SQL, "SQL", needle, pattern);
  }
}
