package dev.prodproof.cli.agents;

import dev.prodproof.wire.load.Trial;
import dev.prodproof.wire.load.Window;
import java.util.List;

/// What an agent says.
sealed interface Report {
  /// @param clock the agent's own, in nanoseconds
  record Here(String version, long number, long clock) implements Report {}

  /// Its connections stand.
  record Ready(long trial) implements Report {}

  /// Sent twice a second, with or without news.
  record Alive(long trial, List<Window> windows) implements Report {}

  record Done(long trial, Trial result) implements Report {}

  /// @param why a sentence
  record Failed(long trial, String why) implements Report {}
}
