package dev.prodproof.wire.load;

import java.util.List;

/// What stands in a template's slot. Request k gets the same value again with the same seed.
public sealed interface Slot {
  /// One of these, at random.
  record AnyOf(List<String> values) implements Slot {
    public AnyOf {
      values = filled(values);
    }
  }

  /// One after the other, and from the beginning again.
  record InTurn(List<String> values) implements Slot {
    public InTurn {
      values = filled(values);
    }
  }

  /// A number that no other request of the trial has, from `first` on: for what must be unique.
  record Count(long first) implements Slot {}

  /// `traceparent` of W3C Trace Context, a trace of its own for each request, sampled.
  record TraceParent() implements Slot {}

  private static List<String> filled(List<String> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a slot without values");
    }
    return List.copyOf(values);
  }
}
