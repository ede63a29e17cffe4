package dev.prodproof.facts;

import java.util.List;

/// What the target used, looked at again and again while the same went on for long.
///
/// @param loaded requests came in; else it is the control: nobody asked for anything but figures
/// @param rate requests a second
/// @param seconds that it lasted
/// @param exchanges examples of the requests, sent in quiet
public record Uptime(
    boolean loaded, double rate, double seconds, List<Series> series, List<Long> exchanges)
    implements HttpFact {

  public enum What {
    /// 99th percentile of answers, in milliseconds.
    LATENCY,
    /// What a collection left of the heap, in bytes, as the runtime says itself.
    HEAP,
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

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
