package dev.prodproof.lab;

/// Puts data behind the target by the recipe's own command, where that can be told how much.
public interface Seeding {
  /// In the command: so many things more.
  String ROWS = "${rows}";

  /// @throws dev.prodproof.core.Unusable where the command fails
  void more(long rows) throws InterruptedException;
}
