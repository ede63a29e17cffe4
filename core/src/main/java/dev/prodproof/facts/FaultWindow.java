package dev.prodproof.facts;

import dev.prodproof.core.Fact;
import java.time.Instant;

/// From when to when something was broken on purpose.
///
/// @param experiment whose requests were sent meanwhile
/// @param dependency its name in the recipe; `the process` where the service itself was ended
/// @param fault in words: `black hole`, `SIGKILL`
public record FaultWindow(
    String experiment, String dependency, String fault, Instant from, Instant to) implements Fact {
  public static final String PROCESS = "the process";
}
