package dev.prodproof.facts;

import dev.prodproof.core.Fact;
import java.time.Instant;
import java.util.List;

/// From when to when something was broken on purpose.
///
/// @param experiment whose requests were sent meanwhile
/// @param dependency its name in the recipe; `the process` where the service itself was ended
/// @param fault in words: `black hole`, `SIGKILL`
/// @param wire what reached the dependency meanwhile, the first of it where it was much
public record FaultWindow(
    String experiment, String dependency, String fault, Instant from, Instant to, List<Wire> wire)
    implements Fact {
  public static final String PROCESS = "the process";

  /// Nobody could see more of a window on a chart.
  public static final int MOST = 100;

  /// @param millis until the dependency was through with it; 0 where it never was
  /// @param status of HTTP; of a statement 1 where it succeeded; 0 where nothing or an error came back
  public record Wire(Instant at, double millis, int status) {}

  /// Of the service's own process, which has no wire.
  public static FaultWindow ofProcess(String experiment, String fault, Instant from, Instant to) {
    return new FaultWindow(experiment, PROCESS, fault, from, to, List.of());
  }
}
