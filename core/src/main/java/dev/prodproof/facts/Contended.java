package dev.prodproof.facts;

import java.math.BigDecimal;
import java.util.List;

/// Several writers, one thing.
///
/// @param offer how a writer can say which state it means to change
/// @param writers how many wrote
/// @param accepted how many of them got a success
/// @param failed how many got a failure of the server, or no answer
/// @param sum what the accepted writes should come to, and what is there
/// @param exchanges the writes, then the telling readings
public record Contended(
    String operation,
    Variety variety,
    Offer offer,
    int writers,
    int accepted,
    int failed,
    Sum sum,
    List<Long> exchanges)
    implements DeliveryFact {
  public enum Variety {
    /// A write that names a state which another write has changed since.
    STALE,
    /// All name the same state at the same time: one may win.
    SAME_STATE,
    /// Each changes another field, in part, at the same time: all must stay.
    OTHER_FIELDS,
    /// Each takes some of a number at the same time.
    COUNTED,
    /// More want some than there are.
    SCARCE,
    /// Full replacements that name no state: the last one wins.
    UNNAMED
  }

  public enum Offer {
    NONE,
    /// The answer has an ETag, and nothing is said of `If-Match`.
    ETAG,
    /// The same, but a weak one, which `If-Match` can't use (RFC 9110 §13.1.1).
    WEAK_ETAG,
    /// The description declares `If-Match`, or a refusal for a state that has changed.
    IF_MATCH,
    /// A version stands in the thing and in what is written.
    VERSION
  }

  /// @param place the field or the list; empty where nothing is summed up
  public record Sum(String place, BigDecimal expected, BigDecimal found) {
    public static final Sum NOTHING = new Sum("", BigDecimal.ZERO, BigDecimal.ZERO);

    public boolean agrees() {
      return expected.compareTo(found) == 0;
    }
  }

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
