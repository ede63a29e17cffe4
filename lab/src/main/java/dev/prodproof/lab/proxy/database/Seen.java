package dev.prodproof.lab.proxy.database;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A statement that passed, or met a fault.
///
/// @param id grows with each statement of this database, by when it began
/// @param at when it began
/// @param took until the database said that it was through; zero where it never said
/// @param connection grows with each connection
/// @param parameters how many values were bound
/// @param values the bound ones that are text, the first few, shortened
/// @param rows returned or changed
/// @param error its SQLSTATE; empty where it succeeded
/// @param fault what was done to it; empty where it passed
/// @param traceId of a `traceparent` in its comment; empty where it has none
/// @param answered the database, or we in its name, said how it ended
public record Seen(
    long id,
    Instant at,
    Duration took,
    long connection,
    Moment moment,
    int parameters,
    List<String> values,
    long rows,
    String error,
    String fault,
    String traceId,
    boolean answered) {
  public String sql() {
    return moment.sql();
  }
}
