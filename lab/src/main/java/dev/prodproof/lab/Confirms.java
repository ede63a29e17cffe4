package dev.prodproof.lab;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import java.util.List;
import java.util.function.Predicate;

/// An experiment that can show a finding again, and in a smaller way.
public interface Confirms {
  /// @param evidence the exchanges and other facts that the finding cites, in their order
  /// @param stillShows whether facts just recorded show this very finding; made from the check itself
  Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows, Lab lab)
      throws InterruptedException;

  /// Whether it takes the target for itself meanwhile: what else is sent would spoil its figures.
  default boolean alone() {
    return false;
  }

  /// @param finding the same finding, citing the smallest exchanges that still show it
  record Confirmation(Finding finding, Confirmed confirmed) {}
}
