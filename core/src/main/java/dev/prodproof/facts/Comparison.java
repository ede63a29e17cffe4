package dev.prodproof.facts;

import java.util.List;

/// Two readings of the same state, with something done in between.
///
/// @param scenario one of the constants
/// @param operation what was done in between
/// @param changes what differs, without what moves by itself
/// @param moving pointers that also differed between two readings with nothing in between
/// @param exchanges the first reading, what was done, the second reading
public record Comparison(
    String scenario,
    String operation,
    List<Change> changes,
    List<String> moving,
    boolean conclusive,
    List<Long> exchanges)
    implements HttpFact {
  /// GET, HEAD or OPTIONS in between.
  public static final String SAFE_METHOD = "safe method";

  /// The same PUT a second time in between.
  public static final String REPEATED_PUT = "repeated put";

  /// The same DELETE a second time; compares the two answers.
  public static final String REPEATED_DELETE = "repeated delete";

  /// A PUT or PATCH that was refused in between.
  public static final String REFUSED_CHANGE = "refused change";

  /// A PUT that leaves out what stood there before: a replacement forgets it (RFC 9110 §9.3.4).
  public static final String PARTIAL_PUT = "partial put";

  /// @param pointer into the reading, array indices as `*`
  public record Change(String pointer, String before, String after) {}

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
