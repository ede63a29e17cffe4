package dev.prodproof.lab.proxy.database;

/// Why nothing is to be seen on this wire.
public enum Obstacle {
  /// The real database isn't there.
  UNREACHABLE,
  /// It won't have this name, password or database.
  REFUSED,
  /// The driver insists on TLS, which is good; we offer none.
  WANTS_TLS,
  /// What came isn't this database's protocol.
  FOREIGN
}
