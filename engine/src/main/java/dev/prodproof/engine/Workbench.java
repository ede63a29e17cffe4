package dev.prodproof.engine;

import dev.prodproof.core.Capability;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The laboratory as the engine needs it: made by whoever wires the tool together.
public interface Workbench extends AutoCloseable {
  /// A lab for one experiment, for so long.
  Lab lab(String experiment, Duration budget);

  /// What is there before anything was surveyed: HTTP, identities of the recipe, a process of ours.
  Set<Capability> capabilities();

  Target target();

  /// Brings the data back to what it was, between two experiments; nothing where the recipe names no way.
  default void reset() throws InterruptedException {}

  /// Why what the service met may have been our doing; empty where it wasn't.
  default Optional<String> shortage() {
    return Optional.empty();
  }

  /// No request leaves from now on: those under way are given up.
  ///
  /// @param why what ended it
  void halt(String why);

  @Override
  void close();

  /// @param url as people write it
  record Target(String url, String name) {}
}
