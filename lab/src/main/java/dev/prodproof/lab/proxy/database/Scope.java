package dev.prodproof.lab.proxy.database;

import java.util.function.Predicate;

/// Which statements meet a fault that strikes statements.
///
/// @param times that it is met; later ones pass
public record Scope(Predicate<Moment> statements, int times) {
  public static final Scope ALL = new Scope(_ -> true, Integer.MAX_VALUE);

  /// The first so many, then none.
  public static Scope first(int times) {
    return new Scope(_ -> true, times);
  }
}
