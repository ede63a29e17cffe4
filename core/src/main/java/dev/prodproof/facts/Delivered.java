package dev.prodproof.facts;

import java.math.BigDecimal;
import java.util.List;

/// One message that was sent several times, or in an altered form, and what it changed.
///
/// @param operation id of the operation with the key, or the webhook's path
/// @param answers in the order in which they came
/// @param traces what was looked at; a place that a single message doesn't change tells nothing
/// @param exchanges the messages, then the telling readings
public record Delivered(
    Sort sort,
    String operation,
    Variety variety,
    List<Told> answers,
    List<Trace> traces,
    List<Long> exchanges)
    implements DeliveryFact {
  public enum Sort {
    /// A request with an idempotency key.
    KEY,
    WEBHOOK
  }

  public enum Variety {
    IN_SEQUENCE,
    AT_ONCE,
    /// A later event first, then an earlier one, each twice.
    OUT_OF_ORDER,
    /// The service's process was ended and started in between.
    AFTER_RESTART,
    /// The service's process was killed while the first was under way.
    AFTER_CRASH,
    /// The same key or id with another content.
    OTHER_BODY,
    /// The same content with another key.
    OTHER_KEY,
    /// The same key from somebody else.
    OTHER_CALLER,
    BAD_SIGNATURE,
    NO_SIGNATURE
  }

  /// @param status 0 where no answer came
  /// @param micros until the last byte, or until we gave up
  /// @param same it names the thing that the first answer named; false, too, where it names none
  public record Told(long exchange, int status, long micros, boolean same) {
    public boolean succeeded() {
      return status >= 200 && status < 300;
    }
  }

  /// A place where an effect shows: a field, the items of a list, the calls to a dependency.
  ///
  /// @param once by how much one such message changes it
  /// @param seen by how much these messages changed it
  public record Trace(String place, BigDecimal once, BigDecimal seen) {
    /// One message leaves a trace here.
    public boolean shows() {
      return once.signum() != 0;
    }

    public boolean asOnce() {
      return once.compareTo(seen) == 0;
    }

    /// Nothing happened here.
    public boolean still() {
      return seen.signum() == 0;
    }
  }

  /// Places that one message changes.
  public List<Trace> telling() {
    return traces.stream().filter(Trace::shows).toList();
  }

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
