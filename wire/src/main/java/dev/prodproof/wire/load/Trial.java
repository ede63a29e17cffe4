package dev.prodproof.wire.load;

import dev.prodproof.facts.load.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What came of a plan.
///
/// @param length for which requests were meant to be sent; shorter than planned where it was ended
/// @param drained from then on until the last answer, failure or deadline
/// @param operations by id
/// @param response from the intended time to the last byte, or to the moment that a failure showed;
///     all operations, whatever the outcome
/// @param service the same from the moment of sending
/// @param sendError from the intended time to the moment of sending, of requests whose connection
///     was
///     free: the generator's own lateness
/// @param windows of the whole trial, with the draining
/// @param cpu of the generator's threads
/// @param loops threads that generated
/// @param ended why it was ended early; empty where it wasn't
public record Trial(
    Plan plan,
    Instant startedAt,
    Duration length,
    Duration drained,
    Map<String, Tally> operations,
    Distribution response,
    Distribution service,
    Distribution sendError,
    List<Window> windows,
    Duration cpu,
    int loops,
    String ended) {
  public Trial {
    operations = Map.copyOf(operations);
    windows = List.copyOf(windows);
  }

  public Tally total() {
    return Tally.sum(operations.values());
  }

  /// The share of one core that a generating thread took, from 0 to 1.
  public double busy() {
    return (double) cpu.toNanos() / length.plus(drained).toNanos() / loops;
  }

  /// The share of windows in which the generator was not held up by others; 1 without windows.
  public double quiet() {
    long quiet = windows.stream().filter(Window::quiet).count();
    return windows.isEmpty() ? 1 : (double) quiet / windows.size();
  }
}
