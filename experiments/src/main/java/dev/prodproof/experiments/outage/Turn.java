package dev.prodproof.experiments.outage;

/// One fault at a time: whoever breaks something again while others confirm, too, waits for this.
public final class Turn {
  public static final Object TO_BREAK = new Object();

  private Turn() {}
}
