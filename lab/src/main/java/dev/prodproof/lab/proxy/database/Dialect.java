package dev.prodproof.lab.proxy.database;

/// What a database speaks.
public interface Dialect {
  /// In the recipe: `postgres`.
  String kind();

  /// @param connection its number
  Dialogue begin(long connection, Wires wires, Desk desk);
}
