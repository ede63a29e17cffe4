package dev.prodproof.lab.proxy.database;

import java.util.List;

/// What was bound to a statement.
///
/// @param count of all of them
/// @param values of those that are text, the first few, shortened
public record Bound(int count, List<String> values) {
  public static final Bound NOTHING = new Bound(0, List.of());
}
