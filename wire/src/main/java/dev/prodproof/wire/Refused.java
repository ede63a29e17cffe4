package dev.prodproof.wire;

/// The gate let nothing out. The message says why and how to allow it.
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// What was missing.
  public enum Reason {
    SCOPE,
    CONSENT,
    BUDGET,
    ENDED,
    /// Not the gate: the machine gives no more connections.
    EXHAUSTED
  }

  private final Reason reason;

  public Refused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
