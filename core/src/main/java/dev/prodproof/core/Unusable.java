package dev.prodproof.core;

/// Something the user gave can't be used as it is. The message says what happened, where, and what to do.
public final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unusable(String message) {
    super(message);
  }

  public Unusable(String message, Throwable cause) {
    super(message, cause);
  }
}
