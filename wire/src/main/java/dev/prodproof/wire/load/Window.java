package dev.prodproof.wire.load;

import dev.prodproof.facts.load.Distribution;
import java.util.List;

/// A short stretch of a trial, 100 ms unless the plan says otherwise.
///
/// @param at nanoseconds from the start to its beginning
/// @param intended requests whose time came
/// @param sent requests that went out
/// @param accepted answers below 400
/// @param refused answers with 429 or 503
/// @param failed other answers, and requests without one
/// @param inFlight sent and not yet answered, at its end
/// @param waiting due and not yet sent, at its end
/// @param stall nanoseconds that the generator itself was late at worst: beyond 1 ms it wasn't
///     quiet
/// @param response times of the accepted ones, to two digits
public record Window(
    long at,
    long intended,
    long sent,
    long accepted,
    long refused,
    long failed,
    long inFlight,
    long waiting,
    long stall,
    Distribution response) {
  public static final long QUIET = 1_000_000;

  public long completed() {
    return accepted + refused + failed;
  }

  public boolean quiet() {
    return stall <= QUIET;
  }

  /// The same stretch, as several threads or machines saw it.
  public static Window sum(List<Window> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return new Window(
        parts.getFirst().at(),
        parts.stream().mapToLong(Window::intended).sum(),
        parts.stream().mapToLong(Window::sent).sum(),
        parts.stream().mapToLong(Window::accepted).sum(),
        parts.stream().mapToLong(Window::refused).sum(),
        parts.stream().mapToLong(Window::failed).sum(),
        parts.stream().mapToLong(Window::inFlight).sum(),
        parts.stream().mapToLong(Window::waiting).sum(),
        parts.stream().mapToLong(Window::stall).max().orElseThrow(),
        Distribution.merged(parts.stream().map(Window::response).toList()));
  }
}
