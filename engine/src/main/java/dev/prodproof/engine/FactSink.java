package dev.prodproof.engine;

import dev.prodproof.core.Fact;

/// Where facts go as they happen.
public interface FactSink {
  /// Blocks while the disk is behind: memory stays bounded.
  ///
  /// @throws dev.prodproof.core.Unusable when the dossier can't be written any more
  void record(Fact fact) throws InterruptedException;
}
