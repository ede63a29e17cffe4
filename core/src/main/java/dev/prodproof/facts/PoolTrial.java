package dev.prodproof.facts;

import java.util.List;

/// Many requests at once while each connection to the database was stuck, and what came after.
///
/// @param connections that were stuck in the end: all that the service opens
/// @param deadlineMillis that the recipe declares; 0 where none is
/// @param crowd what each of the requests got, all sent at once
/// @param exchanges the last of them is the telling one
public record PoolTrial(
    String upstream,
    String fault,
    String operation,
    int connections,
    long deadlineMillis,
    List<Waited> crowd,
    Afterwards afterwards,
    List<Long> exchanges)
    implements UpstreamFact {

  /// @param status 0 where no answer came
  /// @param micros until the last byte, or until we gave up
  public record Waited(int status, long micros) {}

  /// Once the database was well again.
  ///
  /// @param waited milliseconds that we looked for transactions left open
  /// @param inTransaction connections that were within one in the end
  /// @param asked requests at once, as many as there were connections; 0 where there was no time
  /// @param good good answers among them, in the best of some tries
  public record Afterwards(long waited, int inTransaction, int asked, int good) {}

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
