package dev.prodproof.wire.load;

import java.util.function.Consumer;

/// Runs one trial after the other. It passes the gate: consent `stresses`, scope and budget.
@FunctionalInterface
public interface Generator {
  /// Blocks until the last answer or deadline. An interrupt ends the trial, cancelling what is
  /// under
  /// way.
  ///
  /// @param live gets each window as it ends; it must return soon
  /// @throws dev.prodproof.wire.Refused where the gate lets nothing out
  Trial run(Plan plan, Consumer<Window> live) throws InterruptedException;

  default Trial run(Plan plan) throws InterruptedException {
    return run(plan, _ -> {});
  }
}
