package dev.prodproof.experiments.fuzzing.scenario;

/// One kind of sequence, played wherever the operations allow it. It records what it saw and judges nothing.
public interface Scenario {
  /// Ends early when [Scene#over] says so.
  void run(Scene scene) throws InterruptedException;
}
