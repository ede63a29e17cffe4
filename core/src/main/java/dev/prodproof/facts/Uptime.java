package dev.prodproof.facts;

import java.util.List;

/// What the target used, looked at again and again while the same went on for long.
///
/// @param loaded requests came in; else it is the control: nobody asked for anything but figures
/// @param rate requests a second
/// @param seconds that it lasted
/// @param exchanges examples of the requests, sent in quiet
/// @param grown what its heap holds more of at the end, the most first; empty where nobody could look
public record Uptime(
    boolean loaded,
    double rate,
    double seconds,
    List<Series> series,
    List<Long> exchanges,
    List<Grown> grown)
    implements HttpFact {
  public Uptime {
    // A dossier of an older version lacks them.
    grown = grown == null ? List.of() : List.copyOf(grown);
  }

  /// Where nobody looked into its heap.
  public Uptime(
      boolean loaded, double rate, double seconds, List<Series> series, List<Long> exchanges) {
    this(loaded, rate, seconds, series, exchanges, List.of());
  }

  public enum What {
    /// 99th percentile of answers, in milliseconds.
    LATENCY,
    /// What a collection left of the heap, in bytes, as the runtime says itself.
    HEAP,
    /// What is left of the heap, in bytes, each time that we have all garbage collected.
    KEPT,
    /// Open files and sockets.
    DESCRIPTORS,
    THREADS,
    /// To databases, open.
    CONNECTIONS,
    /// Memory that the process holds of the machine, in bytes: freed memory may be among it.
    RESIDENT
  }

  /// @param spacing seconds between two values
  public record Series(What what, double spacing, List<Double> values) {}

  /// @param what a class of objects, as its language writes it
  /// @param bytes without what they refer to
  public record Grown(String what, long instances, long bytes) {}

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
