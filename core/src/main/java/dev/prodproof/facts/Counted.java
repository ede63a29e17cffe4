package dev.prodproof.facts;

import java.util.List;

/// A number that counts the things of a list, over a kill: it goes up by one with each that is made, which was tried
/// while all was well.
///
/// @param round the kill ([Restarted#round])
/// @param operation that shows the list and the number
/// @param field JSON pointer (RFC 6901) to the number in its answer
/// @param grown by how much it grew
/// @param least what was acknowledged
/// @param most the same and what may have been done; [Long#MAX_VALUE] where other kinds of things were made too,
///     which may make some of these by the way
public record Counted(
    int round, String operation, String field, long grown, long least, long most, List<Long> exchanges)
    implements RestartFact {
  @Override
  public List<Long> about() {
    return exchanges;
  }
}
