package dev.prodproof.lab;

import java.time.Duration;

/// The target's process, started by us from the recipe.
public interface ManagedService {
  boolean alive();

  /// Stops it as a platform would (SIGTERM, then SIGKILL after its grace) and starts it again on the same port.
  ///
  /// @throws dev.prodproof.core.Unusable when it doesn't get ready again
  void restart(Duration ready) throws InterruptedException;
}
