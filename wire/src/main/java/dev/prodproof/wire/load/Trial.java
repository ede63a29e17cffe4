package dev.prodproof.wire.load;

import dev.prodproof.facts.load.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
/// @param sendErrorInQuiet the same of those that were sent in quiet windows
/// @param windows of the whole trial, with the draining
/// @param cpu of the generator's threads
/// @param loops threads that generated
/// @param ended why it was ended early; empty where it wasn't
/// @param journeys what came of each; empty where requests were sent one by one
public record Trial(
    Plan plan,
    Instant startedAt,
    Duration length,
    Duration drained,
    Map<String, Tally> operations,
    Distribution response,
    Distribution service,
    Distribution sendError,
    Distribution sendErrorInQuiet,
    List<Window> windows,
    Duration cpu,
    int loops,
    String ended,
    List<Travelled> journeys) {
  public Trial {
    operations = Map.copyOf(operations);
    windows = List.copyOf(windows);
    journeys = List.copyOf(journeys);
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

  /// What several machines sent of one plan, as if one had: distributions are merged, never their
  /// percentiles.
  public static Trial merged(Plan plan, List<Trial> parts) {
    List<Distribution> responses = parts.stream().map(Trial::response).toList();
    Map<String, Tally> operations = new TreeMap<>();
    for (String id : parts.getFirst().operations().keySet()) {
      operations.put(
          id,
          Tally.sum(
              parts.stream()
                  .map(part -> part.operations().getOrDefault(id, Tally.NOTHING))
                  .toList()));
    }
    return new Trial(
        plan,
        parts.stream().map(Trial::startedAt).min(Instant::compareTo).orElseThrow(),
        parts.stream().map(Trial::length).max(Duration::compareTo).orElseThrow(),
        parts.stream().map(Trial::drained).max(Duration::compareTo).orElseThrow(),
        operations,
        Distribution.merged(responses),
        Distribution.merged(parts.stream().map(Trial::service).toList()),
        Distribution.merged(parts.stream().map(Trial::sendError).toList()),
        Distribution.merged(parts.stream().map(Trial::sendErrorInQuiet).toList()),
        windows(parts),
        parts.stream().map(Trial::cpu).reduce(Duration.ZERO, Duration::plus),
        parts.stream().mapToInt(Trial::loops).sum(),
        parts.stream().map(Trial::ended).filter(why -> !why.isEmpty()).findFirst().orElse(""),
        List.of());
  }

  private static List<Window> windows(List<Trial> parts) {
    int most = parts.stream().mapToInt(part -> part.windows().size()).max().orElse(0);
    var all = new ArrayList<Window>();
    for (int i = 0; i < most; i++) {
      int at = i;
      all.add(
          Window.sum(
              parts.stream()
                  .filter(part -> part.windows().size() > at)
                  .map(part -> part.windows().get(at))
                  .toList()));
    }
    return all;
  }
}
