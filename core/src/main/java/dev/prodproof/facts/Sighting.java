package dev.prodproof.facts;

import java.util.List;

/// Whether a thing that a scenario made was seen where it was looked for.
///
/// @param scenario one of the constants
/// @param operation the operation that made or removed it
/// @param by how it was looked for
/// @param present it was served
/// @param conclusive the reading itself worked, and time enough had passed: false when it was refused,
///     throttled or failed, or when the last look at what wasn't as expected came before five seconds
/// @param afterMillis how long after the write the last look was
/// @param exchanges the write first, the telling look last
public record Sighting(
    String scenario,
    String operation,
    By by,
    boolean present,
    boolean conclusive,
    long afterMillis,
    List<Long> exchanges)
    implements HttpFact {
  public static final String CREATED = "created is there";
  public static final String DELETED = "deleted is gone";

  public enum By {
    ID,
    LOCATION,
    LIST
  }

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
