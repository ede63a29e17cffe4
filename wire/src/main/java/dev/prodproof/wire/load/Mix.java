package dev.prodproof.wire.load;

import java.util.List;

/// Which operations are sent, and how often compared with each other.
///
/// @param seed chooses the operation and the slots' values of each request
public record Mix(List<Weighted> operations, long seed) {
  /// @param weight any number above 0; shares are weight by sum
  public record Weighted(Operation operation, double weight) {
    public Weighted {
      if (!(weight > 0)) {
        throw new IllegalArgumentException("a weight above 0, not " + weight);
      }
    }
  }

  public Mix {
    operations = List.copyOf(operations);
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("a mix without an operation");
    }
    if (operations.stream().map(each -> each.operation().id()).distinct().count()
        < operations.size()) {
      throw new IllegalArgumentException("two operations with the same id");
    }
  }

  public static Mix only(Operation operation) {
    return new Mix(List.of(new Weighted(operation, 1)), 0);
  }

  public double weights() {
    return operations.stream().mapToDouble(Weighted::weight).sum();
  }
}
