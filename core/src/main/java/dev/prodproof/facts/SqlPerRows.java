package dev.prodproof.facts;

import java.util.List;

/// A list that was read, and all statements that this took.
///
/// @param operation id
/// @param exchange id
/// @param items that the answer showed
/// @param shapes statements without their values, and how often each was sent
public record SqlPerRows(
    String database, String operation, long exchange, int items, List<Shape> shapes)
    implements SqlFact {

  /// @param sql cut where it is very long
  public record Shape(String sql, int times) {}

  public int statements() {
    return shapes.stream().mapToInt(Shape::times).sum();
  }

  @Override
  public List<Long> about() {
    return List.of(exchange);
  }
}
